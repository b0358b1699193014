package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.eaglemail.transcript.MemoryConnection;
import org.eaglemail.transcript.MemoryPop3Listener;
import org.eaglemail.transcript.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Pop3ServerSessionTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final MemoryPop3Listener listener = new MemoryPop3Listener(10);

  static LongStream seeds() {
    return Seeds.some(50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasStoredComesBackOctetForOctet(long seed) throws IOException {
    byte[] message = randomMessage(new Random(seed));
    listener.add(message);
    try (MemoryConnection connection = open()) {
      Peer client = connection.peer();
      logIn(client);
      client.line("RETR 1");
      assertThat(client.readLine()).contains("+OK " + message.length + " octets");
      assertThat(download(client)).isEqualTo(message);
    }
  }

  @Test
  void quitRemovesWhatIsMarkedAndNothingElse() throws IOException {
    listener.add(text("one\r\n"));
    listener.add(text("two\r\n"));
    try (MemoryConnection connection = open()) {
      Peer client = connection.peer();
      logIn(client);
      answers(client, "DELE 1", "+OK");
      answers(client, "QUIT", "+OK");
      assertThat(listener.isHeld()).as("free before the client reads +OK").isFalse();
      assertThat(client.readLine()).isEmpty();
    }
    assertThat(listener.messages()).containsExactly(text("two\r\n"));
  }

  @Test
  void aQuitThatCannotRemoveSaysSo() throws IOException {
    listener.add(text("one\r\n"));
    listener.breakUpdates();
    try (MemoryConnection connection = open()) {
      Peer client = connection.peer();
      logIn(client);
      answers(client, "DELE 1", "+OK");
      answers(client, "QUIT", "-ERR [SYS/TEMP]");
      assertThat(client.readLine()).isEmpty();
    }
    assertThat(listener.messages()).hasSize(1);
    assertThat(listener.isHeld()).isFalse();
  }

  @Test
  void aClientThatVanishesRemovesNothingAndFreesTheMaildrop() throws IOException {
    listener.add(text("one\r\n"));
    try (MemoryConnection connection = open()) {
      logIn(connection.peer());
      answers(connection.peer(), "DELE 1", "+OK");
    }
    assertThat(listener.messages()).hasSize(1);
    assertThat(listener.isHeld()).isFalse();
  }

  @Test
  void aMaildropHasOneSessionAtATime() throws IOException {
    try (MemoryConnection first = open();
        MemoryConnection second = open()) {
      logIn(first.peer());
      second.peer().readLine();
      answers(second.peer(), "USER alice@example.test", "+OK");
      answers(second.peer(), "PASS secret-Eagle-1", "-ERR [IN-USE]");
      answers(first.peer(), "QUIT", "+OK");
      answers(second.peer(), "USER alice@example.test", "+OK");
      answers(second.peer(), "PASS secret-Eagle-1", "+OK");
    }
  }

  @Test
  void aDrainEndsASessionThatWaits() throws IOException {
    try (MemoryConnection connection = open()) {
      Peer client = connection.peer();
      logIn(client);
      connection.session().drain();
      assertThat(client.readLine().orElseThrow()).startsWith("-ERR [SYS/TEMP]");
      assertThat(client.readLine()).isEmpty();
      assertThat(connection.ended()).isTrue();
    }
    assertThat(listener.isHeld()).isFalse();
  }

  @Test
  void silenceEndsTheSessionWithoutAnAnswer() throws IOException {
    try (MemoryConnection connection =
        new MemoryConnection(
            MemoryConnection.LOOPBACK,
            Duration.ofMillis(50),
            server -> new Pop3ServerSession(server, listener, listener.opening()))) {
      assertThat(connection.peer().readLine().orElseThrow()).startsWith("+OK");
      assertThat(connection.peer().readLine()).isEmpty();
    }
  }

  @Test
  void anEmptyMessageIsJustADot() throws IOException {
    listener.add(new byte[0]);
    try (MemoryConnection connection = open()) {
      Peer client = connection.peer();
      logIn(client);
      answers(client, "RETR 1", "+OK 0 octets");
      assertThat(client.readLine()).contains(".");
      answers(client, "TOP 1 5", "+OK");
      assertThat(client.readLine()).contains(".");
    }
  }

  private MemoryConnection open() {
    return new MemoryConnection(
        MemoryConnection.LOOPBACK,
        TIMEOUT,
        server -> new Pop3ServerSession(server, listener, listener.opening()));
  }

  private static void logIn(Peer client) throws IOException {
    assertThat(client.readLine().orElseThrow()).startsWith("+OK");
    answers(client, "USER alice@example.test", "+OK");
    answers(client, "PASS secret-Eagle-1", "+OK");
  }

  private static void answers(Peer client, String command, String start) throws IOException {
    client.line(command);
    assertThat(client.readLine().orElseThrow()).as(command).startsWith(start);
  }

  private static byte[] download(Peer client) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (Optional<String> line = client.readLine();
        !line.orElseThrow().equals(".");
        line = client.readLine()) {
      String stuffed = line.get();
      String plain = stuffed.startsWith(".") ? stuffed.substring(1) : stuffed;
      message.writeBytes((plain + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    return message.toByteArray();
  }

  /** Lines of any octets but CR and LF, many of them with dots in front. */
  private static byte[] randomMessage(Random random) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    int lines = random.nextInt(1, 40);
    for (int i = 0; i < lines; i++) {
      message.writeBytes(text(".".repeat(random.nextInt(3))));
      int length = random.nextInt(80);
      for (int j = 0; j < length; j++) {
        int octet = random.nextInt(256);
        message.write(octet == '\r' || octet == '\n' ? '.' : octet);
      }
      message.writeBytes(text("\r\n"));
    }
    return message.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
