package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.transcript.MemoryPop3Listener;
import org.junit.jupiter.api.Test;

/** Messages that are fetched before the client asks for them. */
class ReadAheadTest {
  private final MemoryPop3Listener maildrop = new MemoryPop3Listener(10);
  private final List<String> calls = new ArrayList<>();

  /** Of these messages the first pieces cannot be read together with others. */
  private final List<Long> unreadable = new ArrayList<>();

  private static String text(int number) {
    return "Subject: " + number + "\r\n\r\n";
  }

  private void messages(int count) {
    for (int i = 1; i <= count; i++) {
      maildrop.add(text(i).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private Pop3Listener counting() {
    return new ForwardingPop3Listener(maildrop) {
      @Override
      public byte[] content(Maildrop opened, MaildropMessage message, int index)
          throws IOException {
        calls.add("" + message.id());
        if (unreadable.contains(message.id())) {
          throw new FileNotFoundException("gone");
        }
        return super.content(opened, message, index);
      }

      @Override
      public List<byte[]> beginnings(Maildrop opened, List<MaildropMessage> messages)
          throws IOException {
        calls.add(messages.get(0).id() + "-" + messages.get(messages.size() - 1).id());
        List<byte[]> beginnings = new ArrayList<>();
        for (MaildropMessage message : messages) {
          if (unreadable.contains(message.id())) {
            break;
          }
          beginnings.add(super.content(opened, message, 0));
        }
        return beginnings;
      }
    };
  }

  private static void retrieves(Pop3Talk client, int number) throws IOException {
    client.says("RETR " + number, "+OK");
    assertThat(client.message()).asString(StandardCharsets.US_ASCII).isEqualTo(text(number));
  }

  @Test
  void whoTakesAllGetsThemInFewCalls() throws IOException {
    messages(20);
    try (Pop3Talk client = Pop3Talk.loggedIn(counting())) {
      for (int i = 1; i <= 20; i++) {
        retrieves(client, i);
      }
    }
    assertThat(calls).containsExactly("1", "2-3", "4-7", "8-15", "16-20");
  }

  @Test
  void whoTakesOneGetsOne() throws IOException {
    messages(20);
    try (Pop3Talk client = Pop3Talk.loggedIn(counting())) {
      retrieves(client, 20);
      retrieves(client, 3);
      retrieves(client, 9);
    }
    assertThat(calls).containsExactly("20", "3", "9");
  }

  @Test
  void noMoreIsFetchedThanTheLimit() throws IOException {
    String half = "x".repeat(78) + "\r\n";
    byte[] large =
        half.repeat(ReadAhead.MAX_OCTETS / 2 / half.length()).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 7; i++) {
      maildrop.add(large);
    }
    try (Pop3Talk client = Pop3Talk.loggedIn(counting())) {
      for (int i = 1; i <= 7; i++) {
        client.says("RETR " + i, "+OK");
        assertThat(client.message()).isEqualTo(large);
      }
    }
    assertThat(calls).filteredOn(call -> call.contains("-")).containsExactly("2-3", "4-5", "6-7");
  }

  @Test
  void aMessageThatCannotBeReadHidesNoOther() throws IOException {
    messages(6);
    unreadable.add(3L);
    try (Pop3Talk client = Pop3Talk.loggedIn(counting())) {
      retrieves(client, 1);
      retrieves(client, 2);
      client.says("RETR 3", "-ERR [SYS/PERM] ");
      retrieves(client, 4);
      retrieves(client, 5);
    }
  }

  @Test
  void whatIsMarkedIsNotFetched() throws IOException {
    messages(4);
    try (Pop3Talk client = Pop3Talk.loggedIn(counting())) {
      client.says("DELE 3", "+OK");
      retrieves(client, 1);
      retrieves(client, 2);
      client.says("RETR 3", "-ERR");
      retrieves(client, 4);
    }
    assertThat(calls).containsExactly("1", "2-4");
  }
}
