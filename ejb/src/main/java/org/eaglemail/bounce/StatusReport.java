package org.eaglemail.bounce;

import java.net.InetAddress;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;

/** The content of the message/delivery-status part (RFC 3464 §2). */
final class StatusReport {
  private static final String CRLF = "\r\n";

  private StatusReport() {}

  /** The fields of the message, then those of each recipient. */
  static String of(Bounce bounce) {
    StringBuilder fields = new StringBuilder();
    field(fields, "Reporting-MTA", "dns; " + bounce.host());
    field(fields, "X-Eagle-Queue-ID", bounce.original().toString());
    field(fields, "X-Eagle-Sender", "rfc822; " + bounce.to());
    field(fields, "Arrival-Date", MailDate.of(bounce.arrived(), bounce.at().getZone()));
    for (FailedRecipient failed : bounce.failed()) {
      fields.append(CRLF);
      recipient(fields, failed);
      field(fields, "Last-Attempt-Date", MailDate.of(bounce.at()));
    }
    return fields.toString();
  }

  private static void recipient(StringBuilder fields, FailedRecipient failed) {
    field(fields, "Final-Recipient", "rfc822; " + failed.address());
    field(fields, "Action", "failed");
    field(fields, "Status", failed.status().toString());
    failed.remote().ifPresent(remote -> field(fields, "Remote-MTA", "dns; " + name(remote)));
    field(fields, "Diagnostic-Code", diagnosis(failed));
  }

  /** RFC 3464 §2.3.6: what no server said is not of the type smtp. */
  private static String diagnosis(FailedRecipient failed) {
    Reply reply = failed.reply();
    return (failed.remote().isPresent() ? "smtp; " : "X-Eagle; ") + Words.of(reply);
  }

  /** RFC 3464 §2.1.2: an address stands in brackets. */
  private static String name(Destination remote) {
    InetAddress address = remote.address().getAddress();
    String host = Words.plain(remote.host());
    return host.equals(address.getHostAddress()) ? "[" + host + "]" : host;
  }

  private static void field(StringBuilder fields, String name, String value) {
    String start = name + ": ";
    fields.append(start).append(Words.wrap(value, start.length(), "    ")).append(CRLF);
  }
}
