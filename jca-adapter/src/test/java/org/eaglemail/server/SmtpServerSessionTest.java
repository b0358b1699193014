package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.SmtpLimits;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.eaglemail.transcript.MemoryConnection;
import org.eaglemail.transcript.MemorySmtpListener;
import org.eaglemail.transcript.Peer;
import org.eaglemail.transcript.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What transcripts cannot show: what the application gets, failures, and the end of sessions. */
class SmtpServerSessionTest {
  private static final List<String> TO_DATA =
      List.of(
          "S: 220 *",
          "C: EHLO client.example",
          "S...: 250 *",
          "C: MAIL FROM:<carol@example.org> BODY=8BITMIME",
          "S: 250 *",
          "C: RCPT TO:<alice@example.test>",
          "S: 250 *",
          "C: RCPT TO:<postmaster>",
          "S: 250 *",
          "C: DATA",
          "S: 354 *");

  @TempDir Path directory;

  private SmtpProfile profile() {
    return SmtpProfile.named(Domain.parse("example.test"))
        .mechanisms(List.of(SaslMechanism.PLAIN, SaslMechanism.LOGIN))
        .limits(
            SmtpLimits.DEFAULT
                .messageSize(30L * 1024 * 1024)
                .counts(100, 1000, 100_000)
                .errors(20, 20, Duration.ZERO))
        .buffer(new SmtpProfile.Buffer(64 * 1024, directory));
  }

  private MemoryConnection connect(SmtpListener listener) {
    return connect(listener, Peer.PATIENCE);
  }

  private MemoryConnection connect(SmtpListener listener, Duration timeout) {
    return new MemoryConnection(
        MemoryConnection.LOOPBACK,
        timeout,
        connection -> new SmtpServerSession(connection, listener, profile()));
  }

  private static void run(Peer peer, List<String> lines, String... more) {
    List<String> all = new ArrayList<>(lines);
    all.addAll(List.of(more));
    Transcript.parse("dialogue", all).run(peer);
  }

  @Test
  void theApplicationGetsEnvelopeAndOctets() throws IOException {
    MemorySmtpListener listener = new MemorySmtpListener(profile());
    try (MemoryConnection connection = connect(listener)) {
      run(
          connection.peer(),
          TO_DATA,
          "C: Subject: dots\\r\\n\\r\\n..\\r\\n..x\\r\\n.y\\r\\n\\xff\\x01\\r\\n.",
          "S: 250 2.0.0 Ok: queued as 1");
    }
    Envelope envelope = listener.messages().getFirst().envelope();
    assertThat(envelope.sender())
        .isEqualTo(ReversePath.of(EmailAddress.parse("carol@example.org")));
    assertThat(envelope.recipients())
        .containsExactly(
            EnvelopeRecipient.of(EmailAddress.parse("alice@example.test")),
            EnvelopeRecipient.of(EmailAddress.parse("postmaster@example.test")));
    assertThat(envelope.parameters().body().keyword()).isEqualTo("8BITMIME");
    assertThat(envelope.session().helo()).isEqualTo("client.example");
    assertThat(envelope.session().protocol(false)).isEqualTo("ESMTP");
    assertThat(listener.messages().getFirst().content())
        .isEqualTo("Subject: dots\r\n\r\n.\r\n.x\r\ny\r\n\u00ff\1\r\n");
  }

  @Test
  void aLargeMessagePassesThroughAFile() throws IOException {
    byte[] line = ("." + "x".repeat(997) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    int lines = 20 * 1024;
    long[] size = {0};
    boolean[] file = {false};
    SmtpListener listener =
        new Failing() {
          @Override
          public Reception message(Envelope envelope, MessageSource source) throws IOException {
            file[0] = !isEmpty(directory);
            try (InputStream in = source.open()) {
              byte[] expected = new byte[line.length - 1];
              System.arraycopy(line, 1, expected, 0, expected.length);
              for (int i = 0; i < lines; i++) {
                assertThat(in.readNBytes(expected.length)).isEqualTo(expected);
              }
              assertThat(in.read()).isNegative();
            }
            size[0] = source.size();
            return new Reception.Accepted("BIG", CommitBarrier.NONE);
          }
        };
    try (MemoryConnection connection = connect(listener)) {
      run(connection.peer(), TO_DATA);
      for (int i = 0; i < lines; i++) {
        connection.peer().send(line);
      }
      run(connection.peer(), List.of("C: .", "S: 250 2.0.0 Ok: queued as BIG"));
      assertThat(directory).isEmptyDirectory();
    }
    assertThat(size[0]).isEqualTo((long) lines * (line.length - 1));
    assertThat(file[0]).isTrue();
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  @Test
  void nothingIsAcknowledgedBeforeTheBarrier() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch synced = new CountDownLatch(1);
    CommitBarrier barrier =
        () -> {
          reached.countDown();
          synced.await();
        };
    try (MemoryConnection connection =
        connect(accepting(new Reception.Accepted("SYNCED", barrier)))) {
      // The NOOP in the same packet is answered behind the 250: all goes out in order, none early.
      run(connection.peer(), TO_DATA, "C: hello\\r\\n.\\r\\nNOOP");
      assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
      connection.session().drain();
      synced.countDown();
      run(
          connection.peer(),
          List.of("S: 250 2.0.0 Ok: queued as SYNCED", "S: 421 4.3.2 *", "CLOSED"));
    }
  }

  @Test
  void aFailedBarrierIsNoAcknowledgement() throws IOException {
    CommitBarrier barrier =
        () -> {
          throw new IOException("cannot sync: disk on fire");
        };
    try (MemoryConnection connection = connect(accepting(new Reception.Accepted("1", barrier)))) {
      run(
          connection.peer(),
          TO_DATA,
          "C: hello\\r\\n.",
          "S: 451 4.3.0 Local error in processing, try again later",
          "C: NOOP",
          "S: 250 *");
    }
  }

  // RFC 2033 §4.2: one for each RCPT that was accepted, in their order.
  @Test
  void overLmtpEachRecipientHasItsReply() throws IOException {
    Reply full = Reply.reply(452, "4.2.2", "Mailbox is full");
    SmtpListener listener =
        accepting(
            new Reception.Accepted(
                "SOME", CommitBarrier.NONE, Map.of(EmailAddress.parse("bob@example.test"), full)));
    SmtpProfile profile = profile().role(SmtpRole.LMTP);
    try (MemoryConnection connection =
        new MemoryConnection(
            MemoryConnection.LOOPBACK,
            Peer.PATIENCE,
            socket -> new SmtpServerSession(socket, listener, profile))) {
      run(connection.peer(), List.of("S: 220 *", "C: LHLO client.example", "S...: 250 *"));
      for (List<String> content :
          List.of(
              List.of("C: DATA", "S: 354 *", "C: hello\\r\\n."),
              List.of("C: BDAT 7 LAST\\r\\nhello"))) {
        List<String> lines =
            new ArrayList<>(List.of("C: MAIL FROM:<carol@example.org>", "S: 250 *"));
        for (String to : List.of("bob", "alice", "bob")) {
          lines.addAll(List.of("C: RCPT TO:<" + to + "@example.test>", "S: 250 *"));
        }
        lines.addAll(content);
        lines.addAll(
            List.of(
                "S: 452 4.2.2 Mailbox is full",
                "S: 250 2.0.0 Ok: queued as SOME",
                "S: 452 4.2.2 Mailbox is full",
                "C: NOOP",
                "S: 250 *"));
        run(connection.peer(), lines);
      }
    }
  }

  @Test
  void aRefusalIsPassedOn() throws IOException {
    Reply reply = Reply.reply(554, "5.6.0", "Too many hops");
    try (MemoryConnection connection = connect(accepting(new Reception.Refused(reply)))) {
      run(connection.peer(), TO_DATA, "C: hello\\r\\n.", "S: 554 5.6.0 Too many hops");
    }
  }

  @Test
  void eachFailureOfTheApplicationIsATemporaryErrorWithSafeText() throws IOException {
    try (MemoryConnection connection = connect(new Failing() {})) {
      run(
          connection.peer(),
          TO_DATA,
          "C: hello\\r\\n.",
          "S: 451 4.3.0 Local error in processing, try again later",
          "C: MAIL FROM:<fail@example.org>",
          "S: 451 4.3.0 *",
          "C: MAIL FROM:<carol@example.org>",
          "S: 250 *",
          "C: RCPT TO:<fail@example.org>",
          "S: 451 4.3.0 *",
          "C: RSET",
          "S: 250 *",
          "C: AUTH PLAIN \\{base64:\\0alice\\0x}",
          "S: 454 4.7.0 *",
          "C: QUIT",
          "S: 221 *");
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aClientMayBeRefusedAtTheDoor() throws IOException {
    Reply reply = Reply.reply(554, "5.7.1", "Not you");
    SmtpListener listener =
        new Failing() {
          @Override
          public Decision connected(Client client) {
            return Decision.refuse(reply);
          }
        };
    try (MemoryConnection connection = connect(listener)) {
      run(connection.peer(), List.of("S: 554 5.7.1 Not you", "CLOSED"));
    }
  }

  @Test
  void aTemporaryDirectoryThatIsGoneCostsOnlyTheMessage() throws IOException {
    Files.delete(directory);
    try (MemoryConnection connection = connect(new MemorySmtpListener(profile()))) {
      run(
          connection.peer(),
          TO_DATA,
          "C: \\{900000:x}\\r\\n.",
          "S: 451 4.3.0 *",
          "C: MAIL FROM:<carol@example.org>",
          "S: 250 *");
    }
    Files.createDirectory(directory);
  }

  @Test
  void aClientThatVanishesLeavesNothing() throws IOException {
    MemorySmtpListener listener = new MemorySmtpListener(profile());
    try (MemoryConnection connection = connect(listener)) {
      run(connection.peer(), TO_DATA, "C: \\{900000:x}", "CLOSE");
      assertThat(connection.ended()).isTrue();
    }
    assertThat(listener.messages()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void silenceEndsTheSession() throws IOException {
    try (MemoryConnection connection =
        connect(new MemorySmtpListener(profile()), Duration.ofMillis(50))) {
      run(connection.peer(), List.of("S: 220 *", "S: 421 4.4.2 *", "CLOSED"));
    }
  }

  @Test
  void silenceInAMessageEndsTheSessionAndTheMessage() throws IOException {
    MemorySmtpListener listener = new MemorySmtpListener(profile());
    try (MemoryConnection connection = connect(listener, Duration.ofSeconds(1))) {
      run(connection.peer(), TO_DATA, "C: \\{900000:x}", "S: 421 4.4.2 *", "CLOSED");
    }
    assertThat(listener.messages()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void drainEndsAWaitingSessionAtOnce() throws IOException {
    try (MemoryConnection connection = connect(new MemorySmtpListener(profile()))) {
      run(connection.peer(), List.of("S: 220 *"));
      connection.session().drain();
      connection.session().drain();
      run(connection.peer(), List.of("S: 421 4.3.2 *", "CLOSED"));
      assertThat(connection.ended()).isTrue();
    }
  }

  @Test
  void drainEndsAnAuthenticationThatWaits() throws IOException {
    try (MemoryConnection connection = connect(new MemorySmtpListener(profile()))) {
      run(
          connection.peer(),
          List.of("S: 220 *", "C: EHLO a", "S...: 250 *", "C: AUTH LOGIN", "S: 334 *"));
      connection.session().drain();
      run(connection.peer(), List.of("S: 421 4.3.2 *", "CLOSED"));
    }
  }

  @Test
  void drainLetsAMessageFinish() throws IOException {
    MemorySmtpListener listener = new MemorySmtpListener(profile());
    try (MemoryConnection connection = connect(listener)) {
      run(connection.peer(), TO_DATA, "C: first half");
      connection.session().drain();
      run(
          connection.peer(),
          List.of("C: second half\\r\\n.", "S: 250 2.0.0 *", "S: 421 4.3.2 *", "CLOSED"));
    }
    assertThat(listener.messages()).hasSize(1);
  }

  private static SmtpListener accepting(Reception reception) {
    return new Failing() {
      @Override
      public Reception message(Envelope envelope, MessageSource source) {
        return reception;
      }
    };
  }

  /** Fails where "fail" comes in, and at each message and authentication. */
  private abstract static class Failing implements SmtpListener {
    @Override
    public SmtpProfile opening() {
      throw new IllegalStateException("not asked by sessions");
    }

    @Override
    public Authentication authenticate(Client client, Proof proof) {
      throw new IllegalStateException("directory is away, secret detail");
    }

    @Override
    public Decision sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
      if (sender.text().startsWith("fail")) {
        throw new IllegalStateException("secret detail");
      }
      return Decision.proceed();
    }

    @Override
    public Decision recipient(
        SmtpSession session, ReversePath sender, ForwardPath recipient, RcptParameters parameters) {
      if (recipient.toString().startsWith("<fail")) {
        throw new IllegalStateException("secret detail");
      }
      return Decision.proceed();
    }

    @Override
    public Reception message(Envelope envelope, MessageSource source) throws IOException {
      throw new IllegalStateException("secret detail");
    }
  }
}
