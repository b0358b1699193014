package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.eaglemail.protocol.pop3.RandomLines;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Login;
import org.eaglemail.transcript.MemoryPop3Listener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logins, locks, and the ends of sessions. */
class Pop3ServerSessionTest {
  private final MemoryPop3Listener maildrop = new MemoryPop3Listener(10);

  static LongStream seeds() {
    return Seeds.some(50);
  }

  @BeforeEach
  void aMessage() {
    maildrop.add("Subject: one\r\n\r\nfirst\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aMaildropHasOneSessionAtATime() throws IOException {
    try (Pop3Talk first = Pop3Talk.loggedIn(maildrop);
        Pop3Talk second = Pop3Talk.open(maildrop)) {
      second.says("USER alice@example.test", "+OK");
      second.says("PASS secret-Eagle-1", "-ERR [IN-USE]");
      first.says("QUIT", "+OK");
      second.says("USER alice@example.test", "+OK");
      second.says("PASS secret-Eagle-1", "+OK");
    }
  }

  @Test
  void aLoginThatFailsIsATemporaryErrorWithSafeText() throws IOException {
    Pop3Listener failing =
        new ForwardingPop3Listener(maildrop) {
          @Override
          public Pop3Login login(Client client, Credentials credentials) {
            throw new IllegalStateException("secret detail");
          }
        };
    try (Pop3Talk client = Pop3Talk.open(failing)) {
      // More often than the client may err: this is not its fault.
      for (int i = 0; i < 20; i++) {
        client.says("USER alice@example.test", "+OK");
        client.says("PASS secret-Eagle-1", "-ERR [SYS/TEMP] Cannot do this now; try again later");
      }
      client.says("QUIT", "+OK");
    }
  }

  @Test
  void guessingPasswordsEndsTheSession() throws IOException {
    try (Pop3Talk client = Pop3Talk.open(maildrop)) {
      for (int i = 0; i < 10; i++) {
        client.says("USER alice@example.test", "+OK");
        client.says("PASS guess-" + i, "-ERR [AUTH]");
      }
      client.reads("-ERR Too many errors");
      client.isClosed();
    }
  }

  @Test
  void aClientThatVanishesFreesTheMaildropOnce() throws IOException {
    try (Pop3Talk client = Pop3Talk.loggedIn(maildrop)) {
      client.says("DELE 1", "+OK");
    }
    assertThat(maildrop.calls()).containsExactly("login", "release");
    assertThat(maildrop.messages()).hasSize(1);
  }

  @Test
  void aReleaseThatFailsIsNoFailureOfTheSession() throws IOException {
    Pop3Listener failing =
        new ForwardingPop3Listener(maildrop) {
          @Override
          public void release(Maildrop released) {
            super.release(released);
            throw new IllegalStateException("the database is away");
          }
        };
    try (Pop3Talk client = Pop3Talk.loggedIn(failing)) {
      client.says("DELE 1", "+OK");
      client.says("QUIT", "+OK");
      client.isClosed();
    }
    assertThat(maildrop.calls()).containsExactly("login", "update [uid1]", "release");
  }

  @Test
  void aDrainEndsASessionThatWaits() throws IOException {
    try (Pop3Talk client = Pop3Talk.loggedIn(maildrop)) {
      client.says("DELE 1", "+OK");
      client.drain();
      client.drain();
      client.reads("-ERR [SYS/TEMP] The server is shutting down; try again later");
      client.isClosed();
    }
    assertThat(maildrop.calls()).containsExactly("login", "release");
  }

  @Test
  void anAutologoutRemovesNothingAndSaysNothing() throws IOException {
    try (Pop3Talk client = Pop3Talk.open(maildrop, Duration.ofMillis(500))) {
      client.sends("USER alice@example.test\r\nPASS secret-Eagle-1\r\nDELE 1");
      client.reads("+OK Send your password");
      client.reads("+OK Maildrop has 1 message");
      client.reads("+OK Marked to be deleted");
      client.isClosed();
    }
    assertThat(maildrop.calls()).containsExactly("login", "release");
    assertThat(maildrop.messages()).hasSize(1);
  }

  /** RFC 2449 §6.6: pipelined commands are answered in one packet. */
  @Test
  void aBatchIsAnsweredInOnePacket() {
    List<String> packets = new ArrayList<>();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int octet) {
            throw new AssertionError("a packet of one octet");
          }

          @Override
          public void write(byte[] octets, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, octets.length);
            packets.add(new String(octets, offset, length, StandardCharsets.US_ASCII));
          }
        };
    byte[] batch =
        "USER alice@example.test\r\nPASS secret-Eagle-1\r\nSTAT\r\nRETR 1\r\nQUIT\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 110);
    Connection connection =
        new Connection(
            Client.of(1, "pop3", address, address),
            new ByteArrayInputStream(batch),
            out,
            most -> {},
            () -> {});
    new Pop3ServerSession(connection, maildrop, maildrop.opening()).run();
    assertThat(packets)
        .containsExactly(
            "+OK mail.example.test POP3 server ready\r\n",
            """
            +OK Send your password
            +OK Maildrop has 1 message
            +OK 1 23
            +OK 23 octets
            Subject: one

            first
            .
            +OK Goodbye
            """
                .replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverComesTheSessionEndsInOrder(long seed) throws IOException {
    MemoryPop3Listener patient = new MemoryPop3Listener(1000);
    maildrop.messages().forEach(patient::add);
    Random random = new Random(seed);
    RandomLines lines = new RandomLines(random);
    try (Pop3Talk client = Pop3Talk.open(patient)) {
      for (int i = 0; i < 60; i++) {
        client.sends(
            random.nextInt(10) == 0
                ? "USER alice@example.test\r\nPASS secret-Eagle-1"
                : lines.line());
      }
      client.sends("QUIT");
      String last = "";
      for (Optional<String> line = client.line(); line.isPresent(); line = client.line()) {
        last = line.get();
      }
      assertThat(last).matches("\\+OK .*");
      client.isClosed();
    }
    assertThat(patient.isHeld()).isFalse();
    assertThat(patient.calls().stream().filter("release"::equals).count()).isLessThanOrEqualTo(1);
  }
}
