package org.eaglemail.bounce;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spool.QueueId;

/**
 * A bounce as a message: a multipart/report (RFC 6522). Every octet of it is ASCII, so that any
 * server can take it.
 */
final class BounceMessage {
  private static final String CRLF = "\r\n";

  private final Bounce bounce;
  private final String boundary;

  BounceMessage(Bounce bounce) {
    this.bounce = bounce;
    this.boundary = boundary(bounce);
  }

  /** RFC 2046 §5.1.1: it must not occur in the parts, the only foreign one being the header. */
  private static String boundary(Bounce bounce) {
    StringBuilder boundary = new StringBuilder("=_report_").append(bounce.original());
    String header = bounce.header().text();
    while (header.contains(boundary)) {
      boundary.append('_');
    }
    return boundary.toString();
  }

  /** Its header, which names the message itself; without the empty line that ends it. */
  byte[] header(QueueId id) {
    String date = MailDate.of(bounce.at());
    return Words.octets(
        // RFC 5321 §4.4: the server that makes a message has no client to name.
        line("Received: by " + bounce.host() + " (Eagle) with local id " + id + ";")
            + line("\t" + date)
            + line("Date: " + date)
            + line("From: Mail Delivery System <MAILER-DAEMON@" + bounce.host() + ">")
            + line("To: <" + bounce.to() + ">")
            + line("Subject: Undelivered mail returned to sender")
            + line("Message-ID: <" + id + ".bounce@" + bounce.host() + ">")
            // RFC 3834 §5: no program should answer this.
            + line("Auto-Submitted: auto-replied")
            + line("MIME-Version: 1.0")
            + line("Content-Type: multipart/report; report-type=delivery-status;")
            + line("\tboundary=\"" + boundary + "\""));
  }

  /** What follows the header, the empty line first. */
  MessageSource content() {
    OriginalHeader original = bounce.header();
    boolean plain = original.isPlain();
    byte[] octets =
        Words.octets(
            CRLF
                + line("This is a report in MIME format (RFC 3464).")
                + part("text/plain; charset=us-ascii", "7bit", Explanation.of(bounce))
                + part("message/delivery-status", "7bit", StatusReport.of(bounce))
                + part(
                    "text/rfc822-headers",
                    plain ? "7bit" : "quoted-printable",
                    plain ? original.text() : QuotedPrintable.encode(original.text()))
                + line("")
                + line("--" + boundary + "--"));
    return new Octets(octets);
  }

  private String part(String type, String encoding, String content) {
    return line("")
        + line("--" + boundary)
        + line("Content-Type: " + type)
        + line("Content-Transfer-Encoding: " + encoding)
        + line("")
        + content;
  }

  private static String line(String text) {
    return text + CRLF;
  }

  /** A message in memory: bounded by the recipients of a delivery and {@link OriginalHeader}. */
  private static final class Octets implements MessageSource {
    private final byte[] octets;

    Octets(byte[] octets) {
      this.octets = octets;
    }

    @Override
    public long size() {
      return octets.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(octets);
    }
  }
}
