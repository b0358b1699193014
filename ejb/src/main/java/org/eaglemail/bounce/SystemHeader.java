package org.eaglemail.bounce;

import java.time.ZonedDateTime;
import org.eaglemail.mime.MailDate;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.spool.QueueId;

/**
 * The beginning of the header of what this server writes to people.
 *
 * @param at now
 */
record SystemHeader(Domain host, ZonedDateTime at, EmailAddress to, String subject) {
  private static final String CRLF = "\r\n";

  /**
   * The fields, each with its line end.
   *
   * @param kind tells its Message-ID from that of other messages about the same
   * @param automatic of RFC 3834 §5: no program should answer this
   */
  String text(QueueId id, String kind, String automatic) {
    String date = MailDate.of(at);
    return String.join(
        CRLF,
        // RFC 5321 §4.4: the server that makes a message has no client to name.
        "Received: by " + host + " (Eagle) with local id " + id + ";",
        "\t" + date,
        "Date: " + date,
        "From: Mail Delivery System <MAILER-DAEMON@" + host + ">",
        "To: <" + to + ">",
        "Subject: " + subject,
        "Message-ID: <" + id + "." + kind + "@" + host + ">",
        "Auto-Submitted: " + automatic,
        "");
  }
}
