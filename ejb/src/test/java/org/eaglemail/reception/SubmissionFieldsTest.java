package org.eaglemail.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eaglemail.policy.Clients;
import org.eaglemail.policy.header.HeaderScan;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionFieldsTest {
  private static final Domain HOST = Domain.parse("mail.example.test");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-04T04:06:07Z"), ZoneId.of("Europe/Berlin"));
  private static final String DATE = "Date: Wed, 4 Mar 2026 05:06:07 +0100\r\n";
  private static final String MESSAGE_ID = "Message-ID: <20260304050607.u1@mail.example.test>\r\n";

  private static Envelope envelope(SmtpSession session, String sender) {
    return new Envelope(
        session,
        ReversePath.parse(sender),
        MailParameters.NONE,
        List.of(EnvelopeRecipient.of(EmailAddress.parse("bob@example.test"))),
        Disposition.DELIVER);
  }

  private static String missing(String message, String sender) throws IOException {
    return new String(fields(message, sender).octets(), StandardCharsets.UTF_8);
  }

  private static SubmissionFields fields(String message, String sender) throws IOException {
    return SubmissionFields.missing(
        HeaderScan.of(source(message), 10_000),
        envelope(Clients.account("ann@example.test"), sender),
        HOST,
        CLOCK,
        "u1");
  }

  @Test
  void addsWhatIsMissing() throws IOException {
    assertThat(missing("Subject: x\r\n\r\nDate: body\r\n", "Ann+x@example.test"))
        .isEqualTo(DATE + MESSAGE_ID + "From: Ann+x@example.test\r\n");
    assertThat(missing("Date: x\r\nFrom: y\r\n\r\n", "")).isEqualTo(MESSAGE_ID);
    assertThat(missing("Message-ID: <x>\r\nFrom: y\r\n\r\n", "")).isEqualTo(DATE);
  }

  @Test
  void tellsTheMessageIdThatItAdds() throws IOException {
    assertThat(fields("From: y\r\n\r\n", "").messageId())
        .hasValue("<20260304050607.u1@mail.example.test>");
    assertThat(fields("Message-ID: <x>\r\n\r\n", "").messageId()).isEmpty();
  }

  @Test
  void theNullSendersAuthorIsTheAccount() throws IOException {
    assertThat(missing("Date: x\r\nMessage-ID: y\r\n\r\n", ""))
        .isEqualTo("From: ann@example.test\r\n");
  }

  @Test
  void addsNothingToACompleteHeader() throws IOException {
    assertThat(missing("FROM: x\r\ndate: y\r\nMessage-id: z\r\n\r\n", "ann@example.test"))
        .isEmpty();
  }

  @Test
  void onlyAnAccountsOwnMailIsSubmitted() {
    assertThat(SubmissionFields.isSubmitted(Clients.account("ann@example.test"))).isTrue();
    for (SmtpRole role : List.of(SmtpRole.RELAY, SmtpRole.LMTP)) {
      SmtpSession session =
          Clients.session(Clients.at("192.0.2.1"), role, Optional.of("ann@example.test"));
      assertThat(SubmissionFields.isSubmitted(session)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "7", "8192"})
  void takesOutWhatOthersAreNotToSee(int part) throws IOException {
    String message =
        "Bcc: a@example.test,\r\n b@example.test\r\nReturn-Path: <x>\r\nFrom: y\r\n"
            + "Resent-Bcc: c\r\nSubject: z\r\nContent-Length: 5\r\n\r\nBcc: body\r\n";
    MessageSource source = source(message);

    MessageSource without =
        WithReplacements.of(source, HeaderScan.of(source, 10_000).dropped(), List.of());

    String expected = "From: y\r\nSubject: z\r\n\r\nBcc: body\r\n";
    assertThat(without.size()).isEqualTo(expected.length());
    try (InputStream in = without.open()) {
      StringBuilder read = new StringBuilder();
      byte[] buffer = new byte[part];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        read.append(new String(buffer, 0, count, StandardCharsets.US_ASCII));
      }
      assertThat(read).hasToString(expected);
    }
  }

  @Test
  void aMessageMayConsistOfThatAlone() throws IOException {
    MessageSource source = source("Bcc: a\r\nBcc: b\r\n");

    MessageSource without =
        WithReplacements.of(source, HeaderScan.of(source, 10_000).dropped(), List.of());

    assertThat(without.size()).isZero();
    try (InputStream in = without.open()) {
      assertThat(in.read()).isNegative();
    }
  }

  @Test
  void aMessageWithoutThatIsItself() throws IOException {
    MessageSource source = source("From: a\r\n\r\n");

    assertThat(WithReplacements.of(source, HeaderScan.of(source, 10_000).dropped(), List.of()))
        .isSameAs(source);
  }

  private static MessageSource source(String message) {
    byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
    return new MessageSource() {
      @Override
      public long size() {
        return octets.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(octets);
      }
    };
  }
}
