package org.eaglemail.reception;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.eaglemail.mime.MailDate;
import org.eaglemail.policy.header.HeaderField;
import org.eaglemail.policy.header.HeaderSummary;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/**
 * The fields that a message must have and that its author's program left out. Added to what is
 * submitted, never to what another server sends: that is not ours to change (RFC 5321 §6.4).
 */
final class SubmissionFields {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private final StringBuilder lines = new StringBuilder(0);
  private Optional<String> messageId = Optional.empty();

  private SubmissionFields() {}

  /** Whether a session's messages are a user's own, handed in here (RFC 6409). */
  static boolean isSubmitted(SmtpSession session) {
    return session.role() == SmtpRole.SUBMISSION && session.account().isPresent();
  }

  /**
   * What is missing in a header.
   *
   * @param unique what no other message of the same second has in its Message-ID
   */
  static SubmissionFields missing(
      HeaderSummary header, Envelope envelope, Domain host, Clock clock, String unique) {
    SubmissionFields missing = new SubmissionFields();
    if (!header.has(HeaderField.DATE)) {
      // RFC 6409 §8.2.
      missing.add("Date", MailDate.of(ZonedDateTime.now(clock)));
    }
    if (!header.has(HeaderField.MESSAGE_ID)) {
      // RFC 6409 §8.3.
      String id = "<" + STAMP.format(ZonedDateTime.now(clock)) + '.' + unique + '@' + host + ">";
      missing.add("Message-ID", id);
      missing.messageId = Optional.of(id);
    }
    if (!header.has(HeaderField.FROM)) {
      // RFC 5322 §3.6 demands it. Exim's submission mode adds it too.
      missing.add("From", author(envelope));
    }
    return missing;
  }

  private void add(String name, String value) {
    lines.append(name).append(": ").append(value).append("\r\n");
  }

  /** The lines to add, each with its CRLF. */
  byte[] octets() {
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The Message-ID that is added, if one is. */
  Optional<String> messageId() {
    return messageId;
  }

  private static String author(Envelope envelope) {
    return switch (envelope.sender()) {
      case ReversePath.Mailbox(EmailAddress address) -> address.toString();
      case ReversePath.NullSender none -> envelope.session().account().orElseThrow();
    };
  }
}
