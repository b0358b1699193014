package org.eaglemail.reception;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eaglemail.policy.header.HeaderField;
import org.eaglemail.policy.header.HeaderSummary;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.eaglemail.spool.QueueId;

/**
 * The fields that a message must have and that its author's program left out. Added to what is
 * submitted, never to what another server sends: that is not ours to change (RFC 5321 §6.4).
 */
final class SubmissionFields {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private SubmissionFields() {}

  /** Whether this message is a user's own, handed in here (RFC 6409). */
  static boolean isSubmitted(Envelope envelope) {
    SmtpSession session = envelope.session();
    return session.role() == SmtpRole.SUBMISSION && session.account().isPresent();
  }

  /** The lines to add, each with its CRLF. */
  static byte[] missing(
      HeaderSummary header, Envelope envelope, Domain host, QueueId id, ZonedDateTime at) {
    StringBuilder lines = new StringBuilder(0);
    if (!header.has(HeaderField.DATE)) {
      // RFC 6409 §8.2.
      lines.append("Date: ").append(TraceHeader.date(at)).append("\r\n");
    }
    if (!header.has(HeaderField.MESSAGE_ID)) {
      // RFC 6409 §8.3. The time makes it unique should the database begin anew.
      lines.append("Message-ID: <").append(STAMP.format(at)).append('.').append(id);
      lines.append('@').append(host).append(">\r\n");
    }
    if (!header.has(HeaderField.FROM)) {
      // RFC 5322 §3.6 demands it. Exim's submission mode adds it too.
      lines.append("From: ").append(author(envelope)).append("\r\n");
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String author(Envelope envelope) {
    return switch (envelope.sender()) {
      case ReversePath.Mailbox(EmailAddress address) -> address.toString();
      case ReversePath.NullSender none -> envelope.session().account().orElseThrow();
    };
  }
}
