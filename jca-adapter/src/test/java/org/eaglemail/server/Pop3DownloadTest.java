package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Login;
import org.eaglemail.spi.SessionTrace;
import org.eaglemail.transcript.MemoryPop3Listener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages on their way to the client. */
class Pop3DownloadTest {
  private final MemoryPop3Listener maildrop = new MemoryPop3Listener(10);

  static LongStream seeds() {
    return Seeds.some(50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasStoredComesBackOctetForOctet(long seed) throws IOException {
    byte[] message = randomMessage(new Random(seed));
    maildrop.add(message);
    try (Pop3Talk client = Pop3Talk.loggedIn(maildrop)) {
      client.says("RETR 1", "+OK " + message.length + " octets");
      assertThat(client.message()).isEqualTo(message);
    }
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

  @ParameterizedTest
  @MethodSource("seeds")
  void aTopIsTheHeaderAndSoManyLines(long seed) throws IOException {
    Random random = new Random(seed);
    String header = "Subject: x\r\n".repeat(random.nextInt(1, 20)) + "\r\n";
    int length = random.nextInt(30);
    maildrop.add(text(header + ".line\r\n\r\n".repeat(length)));
    int lines = random.nextInt(2 * length + 3);
    try (Pop3Talk client = Pop3Talk.loggedIn(maildrop)) {
      client.says("TOP 1 " + lines, "+OK");
      String body = ".line\r\n\r\n".repeat(lines / 2) + ".line\r\n".repeat(lines % 2);
      String all = ".line\r\n\r\n".repeat(length);
      assertThat(client.message())
          .isEqualTo(text(header + body.substring(0, Math.min(body.length(), all.length()))));
    }
  }

  @Test
  void anEmptyMessageIsJustADot() throws IOException {
    maildrop.add(new byte[0]);
    try (Pop3Talk client = Pop3Talk.loggedIn(maildrop)) {
      client.says("RETR 1", "+OK 0 octets");
      client.reads(".");
      client.says("TOP 1 5", "+OK");
      client.reads(".");
    }
  }

  @Test
  void aTopFetchesNoMoreThanItSends() throws IOException {
    AtomicLong pieces = new AtomicLong();
    Pop3Listener large =
        serving(
            1_000_000,
            index -> {
              pieces.incrementAndGet();
              return text(index == 0 ? "Subject: x\r\n\r\n" : "line\r\n");
            });
    try (Pop3Talk client = Pop3Talk.loggedIn(large)) {
      client.says("TOP 1 2", "+OK");
      assertThat(client.message()).isEqualTo(text("Subject: x\r\n\r\nline\r\nline\r\n"));
    }
    assertThat(pieces).hasValue(3);
  }

  /** The client reads slowly: no more waits for it than the pipe, a piece and the buffers hold. */
  @Test
  void aLargeMessageNeedsLittleMemory() throws IOException {
    byte[] line = text("." + "x".repeat(1021) + "\r\n");
    byte[] piece = text(new String(line, StandardCharsets.US_ASCII).repeat(32));
    int pieces = 640;
    AtomicLong fetched = new AtomicLong();
    Pop3Listener large =
        serving(
            (long) pieces * piece.length,
            index -> {
              fetched.addAndGet(piece.length);
              return piece.clone();
            });
    try (Pop3Talk client = Pop3Talk.loggedIn(large)) {
      client.says("RETR 1", "+OK 20971520 octets");
      String stuffed = "." + "." + "x".repeat(1021);
      long ahead = 0;
      for (int i = 0; i < pieces * 32; i++) {
        client.reads(stuffed);
        ahead = Math.max(ahead, fetched.get() - (long) i * line.length);
      }
      client.reads(".");
      client.says("NOOP", "+OK");
      assertThat(ahead).isLessThan(512 * 1024);
    }
  }

  @Test
  void whatFailsOnceIsATemporaryError() throws IOException {
    Pop3Listener failing =
        serving(
            10,
            index -> {
              throw new IllegalStateException("secret detail");
            });
    try (Pop3Talk client = Pop3Talk.loggedIn(failing)) {
      client.says("RETR 1", "-ERR [SYS/TEMP] Cannot do this now; try again later");
      client.says("NOOP", "+OK");
    }
  }

  @Test
  void aMessageThatIsNotAsListedIsAPermanentError() throws IOException {
    List<IntFunction<byte[]>> broken =
        List.of(index -> new byte[0], index -> text("more than ten octets\r\n"));
    for (IntFunction<byte[]> content : broken) {
      try (Pop3Talk client = Pop3Talk.loggedIn(serving(10, content))) {
        client.says("RETR 1", "-ERR [SYS/PERM] That message cannot be read; tell the postmaster");
        client.says("NOOP", "+OK");
      }
    }
  }

  @Test
  void aMessageThatIsGoneIsAPermanentError() throws IOException {
    try (Pop3Talk client = Pop3Talk.loggedIn(gone())) {
      client.says("RETR 1", "-ERR [SYS/PERM] ");
      client.says("TOP 1 0", "-ERR [SYS/PERM] ");
      client.says("QUIT", "+OK");
    }
  }

  private Pop3Listener gone() {
    maildrop.add(text("Subject: one\r\n\r\n"));
    return new ForwardingPop3Listener(maildrop) {
      @Override
      public byte[] content(Maildrop opened, MaildropMessage message, int index)
          throws IOException {
        throw new FileNotFoundException("gone");
      }
    };
  }

  @Test
  void aMessageThatBreaksOffEndsTheSessionWithoutAFinalDot() throws IOException {
    List<IntFunction<byte[]>> broken =
        List.of(
            index -> index == 0 ? text("one\r\n") : new byte[0],
            index -> index == 0 ? text("one\r\n") : text("more than twenty octets\r\n"),
            index -> index == 0 ? text("one\r\n") : text("bare \n"),
            index -> {
              if (index == 0) {
                return text("one\r\n");
              }
              throw new IllegalStateException("secret detail");
            });
    for (IntFunction<byte[]> content : broken) {
      try (Pop3Talk client = Pop3Talk.loggedIn(serving(20, content))) {
        client.sends("RETR 1\r\nNOOP\r\nQUIT");
        for (Optional<String> line = client.line(); line.isPresent(); line = client.line()) {
          assertThat(line.get()).isNotEqualTo(".").doesNotContain("Still here");
        }
        client.isClosed();
      }
    }
    assertThat(maildrop.isHeld()).isFalse();
  }

  @Test
  void aDrainLetsADownloadFinish() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch drained = new CountDownLatch(1);
    Pop3Listener slow =
        serving(
            10,
            index -> {
              if (index == 1) {
                reached.countDown();
                await(drained);
              }
              return text("one\r\n");
            });
    try (Pop3Talk client = Pop3Talk.loggedIn(slow)) {
      client.sends("RETR 1");
      assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
      client.drain();
      drained.countDown();
      client.reads("+OK 10 octets");
      assertThat(client.message()).isEqualTo(text("one\r\none\r\n"));
      client.reads("-ERR [SYS/TEMP] The server is shutting down; try again later");
      client.isClosed();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aClientThatGoesInTheMiddleFreesTheMaildrop() throws IOException {
    byte[] line = text("x".repeat(998) + "\r\n");
    try (Pop3Talk client = Pop3Talk.loggedIn(serving(1L << 40, index -> line))) {
      client.says("RETR 1", "+OK");
      client.reads("x".repeat(998));
    }
    assertThat(maildrop.calls()).containsExactly("login", "release");
  }

  /** Alice's maildrop with one message of that size, in these pieces. */
  private Pop3Listener serving(long size, IntFunction<byte[]> content) {
    return new ForwardingPop3Listener(maildrop) {
      @Override
      public Pop3Login login(Client client, Credentials credentials) {
        return super.login(client, credentials)
                instanceof Pop3Login.Opened(Maildrop opened, SessionTrace trace)
            ? new Pop3Login.Opened(
                new Maildrop(
                    opened.account(),
                    opened.key(),
                    opened.fence(),
                    opened.terms(),
                    List.of(new MaildropMessage(1, "uid1", size, false))))
            : new Pop3Login.Denied(Duration.ZERO);
      }

      @Override
      public byte[] content(Maildrop opened, MaildropMessage message, int index) {
        return content.apply(index);
      }
    };
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
