package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Login;
import org.eaglemail.spi.SessionTrace;
import org.eaglemail.transcript.MemoryPop3Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a session leaves in the log, and in a trace. */
class Pop3SessionLogTest {
  private static final Logger SESSIONS = Logger.getLogger("org.eaglemail.pop3.sessions");

  private final MemoryPop3Listener maildrop = new MemoryPop3Listener(3);
  private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(line.getMessage());
        }

        @Override
        public void flush() {
          // Nothing is kept back.
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };

  @BeforeEach
  void listen() {
    SESSIONS.addHandler(handler);
    SESSIONS.setUseParentHandlers(false);
    List.of("one\r\n", "two\r\n", "three\r\n")
        .forEach(m -> maildrop.add(m.getBytes(StandardCharsets.US_ASCII)));
  }

  @AfterEach
  void leave() {
    SESSIONS.removeHandler(handler);
    SESSIONS.setUseParentHandlers(true);
  }

  private void assertLogged(String line) {
    assertThat(logged)
        .singleElement()
        .asString()
        .matches(line.replace("/", "\\/").replace("=?", "=[0-9.]+"));
  }

  @Test
  void whoCameFromWhereAndWhatHeDid() throws IOException {
    try (Pop3Talk client = Pop3Talk.loggedIn(maildrop)) {
      client.says("RETR 1", "+OK");
      client.message();
      client.says("RETR 3", "+OK");
      client.message();
      client.says("DELE 3", "+OK");
      client.says("QUIT", "+OK");
      client.isClosed();
    }
    assertLogged(
        "pop3 session=? user=alice@example.test client=127.0.0.1 tls=- listed=3/17"
            + " retrieved=2/12 deleted=1/7 seconds=? end=quit");
  }

  @Test
  void whoNeverGotInIsNobody() throws IOException {
    try (Pop3Talk client = Pop3Talk.open(maildrop)) {
      client.says("USER mallory\u007f", "+OK");
      client.says("PASS wrong", "-ERR");
    }
    assertLogged(
        "pop3 session=? user=- client=127.0.0.1 tls=- listed=0/0 retrieved=0/0 deleted=0/0"
            + " seconds=? end=gone");
  }

  @Test
  void howItEnded() throws IOException {
    try (Pop3Talk client = Pop3Talk.open(maildrop, Duration.ofMillis(1))) {
      client.isClosed();
    }
    try (Pop3Talk client = Pop3Talk.open(maildrop)) {
      client.sends("A\r\nB\r\nC");
      assertThat(client.line()).isPresent();
    }
    try (Pop3Talk client = Pop3Talk.loggedIn(maildrop)) {
      client.drain();
      client.reads("-ERR [SYS/TEMP] The server is shutting down; try again later");
    }
    try (Pop3Talk client = Pop3Talk.loggedIn(failing())) {
      client.says("DELE 1", "+OK");
      client.says("QUIT", "-ERR");
    }
    assertThat(logged.stream().map(line -> line.replaceAll(".* end=", "")))
        .containsExactly("timeout", "errors", "shutdown", "quit-failed");
    assertThat(logged).last().asString().contains(" deleted=0/0 ");
  }

  private Pop3Listener failing() {
    return new ForwardingPop3Listener(maildrop) {
      @Override
      public CommitBarrier update(Maildrop opened, List<MaildropMessage> deleted)
          throws IOException {
        throw new IOException("disk full");
      }
    };
  }

  @Test
  void aTraceHasWhatIsSaidAfterTheLoginAndNoMessage() throws IOException {
    List<String> traced = Collections.synchronizedList(new ArrayList<>());
    try (Pop3Talk client = Pop3Talk.loggedIn(traced(traced))) {
      client.says("RETR 1", "+OK");
      client.message();
      client.says("RETR 9", "-ERR");
      client.says("QUIT", "+OK");
      client.isClosed();
    }
    assertThat(traced)
        .containsExactly(
            "S: +OK Maildrop has 3 messages",
            "C: RETR 1",
            "S: +OK 5 octets",
            "C: RETR 9",
            "S: -ERR No such message",
            "C: QUIT",
            "S: +OK Goodbye",
            "end=quit");
  }

  private Pop3Listener traced(List<String> lines) {
    return new ForwardingPop3Listener(maildrop) {
      @Override
      public Pop3Login login(Client client, Credentials credentials) {
        return super.login(client, credentials) instanceof Pop3Login.Opened opened
            ? new Pop3Login.Opened(opened.maildrop(), into(lines))
            : new Pop3Login.InUse();
      }
    };
  }

  private static SessionTrace into(List<String> lines) {
    return new SessionTrace() {
      @Override
      public boolean isOn() {
        return true;
      }

      @Override
      public void line(String text) {
        lines.add(text);
      }
    };
  }
}
