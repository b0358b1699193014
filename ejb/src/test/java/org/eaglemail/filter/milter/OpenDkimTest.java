package org.eaglemail.filter.milter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.delivery.MemorySource;
import org.eaglemail.filter.FilterSession;
import org.eaglemail.filter.FilteredMessage;
import org.eaglemail.filter.Judgement;
import org.eaglemail.filter.MessageHeader;
import org.eaglemail.filter.Verdict;
import org.eaglemail.filter.run.TestEdits;
import org.eaglemail.filter.run.TestSession;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.settings.MilterFailure;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A milter that others wrote. With the canonicalization {@code simple/simple} a signature is valid
 * only if what the milter saw is octet for octet what is stored.
 */
class OpenDkimTest {
  private static final String AUTHENTICATION_RESULTS = "Authentication-Results";
  private static final String MESSAGE =
      "From: alice@sender.test\r\nTo:  bob@example.test\r\nSubject: a\r\n\tfolded  subject \r\n"
          + "Date: Tue, 24 Nov 2026 12:00:00 +0000\r\n\r\n.dot\r\n\r\n  spaces  \r\n"
          + "0123456789abcdef\r\n".repeat(10_000);

  @TempDir private Path directory;
  private OpenDkim openDkim;
  private MilterFilter filter;

  @BeforeEach
  void start() throws Exception {
    openDkim = OpenDkim.start(directory);
    Duration limit = Duration.ofSeconds(30);
    filter =
        new MilterFilter(
            openDkim.address(),
            new MilterRules(
                Domain.parse("mail.example.test"),
                host -> false,
                Set.of(SmtpRole.RELAY),
                new MilterTimeouts(limit, limit, limit),
                MilterFailure.TEMPFAIL,
                directory,
                100_000));
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (openDkim != null) {
      openDkim.stop();
    }
  }

  @Test
  void whatItSignsIsWhatIsStored() throws Exception {
    String signed = passed(TestSession.SESSION, MESSAGE);

    assertThat(signed).startsWith("DKIM-Signature: ").endsWith(MESSAGE);
    assertThat(results(passed(outside(), signed))).contains("dkim=pass").contains("sender.test");
  }

  @Test
  void whatIsChangedOnTheWayIsFound() throws Exception {
    String forged = passed(TestSession.SESSION, MESSAGE).replace("  spaces  ", "  spaces ");

    assertThat(results(passed(outside(), forged))).contains("dkim=fail");
  }

  private static String results(String message) throws IOException {
    return MessageHeader.read(new MemorySource(message))
        .first(AUTHENTICATION_RESULTS)
        .orElseThrow()
        .text();
  }

  /** A client that it does not sign for. */
  private static SmtpSession outside() throws IOException {
    Client client =
        Client.of(
            8,
            "smtp",
            TestSession.CLIENT.local(),
            new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {(byte) 198, 51, 100, 7}), 4711));
    return new SmtpSession(client, SmtpRole.RELAY, "sender.test", true, Optional.empty());
  }

  private String passed(SmtpSession from, String message) throws IOException {
    FilterSession session = filter.begin(from);
    assertThat(session.connected(from)).isInstanceOfAny(Verdict.Continue.class);
    session.greeted(from);
    session.sender(from, TestSession.SENDER, MailParameters.NONE);
    session.recipient(from, TestSession.RECIPIENT, RcptParameters.NONE);
    Envelope envelope =
        new Envelope(
            from,
            TestSession.SENDER,
            MailParameters.NONE,
            List.of(EnvelopeRecipient.of(TestSession.RECIPIENT)),
            Disposition.DELIVER);
    session.data(envelope);
    FilteredMessage seen = new FilteredMessage(envelope, new MemorySource(message));
    Judgement judgement = session.message(seen);
    assertThat(judgement.verdict()).isIn(Verdict.proceed(), Verdict.accept());
    String stored = TestEdits.stored(seen, judgement.edits());
    session.ended();
    return stored;
  }
}
