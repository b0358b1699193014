package org.eaglemail.bounce;

import java.net.InetAddress;
import java.time.ZoneId;
import org.eaglemail.mime.MailDate;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.OriginalRecipient;
import org.eaglemail.spi.Destination;

/** The content of the message/delivery-status part (RFC 3464 §2; RFC 6533 §3). */
final class StatusReport {
  private static final String CRLF = "\r\n";

  private final Notification notification;
  private final boolean international;
  private final StringBuilder fields = new StringBuilder();

  private StatusReport(Notification notification) {
    this.notification = notification;
    this.international = notification.isInternational();
  }

  /** The fields of the message, then those of each recipient. */
  static String of(Notification notification) {
    StatusReport report = new StatusReport(notification);
    report.message();
    notification.recipients().forEach(report::recipient);
    return report.fields.toString();
  }

  private ZoneId zone() {
    return notification.at().getZone();
  }

  private void message() {
    NotifiedMessage message = notification.message();
    // RFC 3464 §2.2.1: as the sender gave it, so that he knows it again.
    message
        .terms()
        .notification()
        .envelopeId()
        .ifPresent(id -> field("Original-Envelope-Id", Words.plain(id)));
    field("Reporting-MTA", "dns; " + notification.host());
    field("X-Eagle-Queue-ID", message.id().toString());
    if (message.sender() instanceof ReversePath.Mailbox(EmailAddress sender)) {
      address("X-Eagle-Sender", Words.typed(sender));
    }
    field("Arrival-Date", MailDate.of(message.received(), zone()));
  }

  private void recipient(NotifiedRecipient recipient) {
    fields.append(CRLF);
    recipient.original().ifPresent(original -> address("Original-Recipient", original));
    address("Final-Recipient", Words.typed(recipient.address()));
    field("Action", notification.action().keyword());
    field("Status", recipient.status().toString());
    recipient.said().ifPresent(this::said);
    field("Last-Attempt-Date", MailDate.of(notification.at()));
    // RFC 3464 §2.3.9.
    recipient
        .retryUntil()
        .ifPresent(until -> field("Will-Retry-Until", MailDate.of(until, zone())));
  }

  private void said(NotifiedRecipient.Said said) {
    said.remote().ifPresent(remote -> field("Remote-MTA", "dns; " + name(remote)));
    // RFC 3464 §2.3.6: what no server said is not of the type smtp.
    field("Diagnostic-Code", (said.local() ? "x-local; " : "smtp; ") + Words.of(said.reply()));
  }

  /** RFC 3464 §2.1.2: an address stands in brackets. */
  private static String name(Destination remote) {
    InetAddress address = remote.address().getAddress();
    String host = Words.plain(remote.host());
    return host.equals(address.getHostAddress()) ? "[" + host + "]" : host;
  }

  /** An address that is parted is another one: it stands in one line as far as a line goes. */
  private void address(String name, OriginalRecipient address) {
    String value = address.type() + "; " + Words.address(address, international);
    if (name.length() + 2 + value.length() > Returned.MAX_LINE) {
      field(name, value);
    } else {
      fields.append(name).append(": ").append(value).append(CRLF);
    }
  }

  private void field(String name, String value) {
    String start = name + ": ";
    fields.append(start).append(Words.wrap(value, start.length(), "    ")).append(CRLF);
  }
}
