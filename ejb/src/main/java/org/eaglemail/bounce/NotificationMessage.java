package org.eaglemail.bounce;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.Terms;

/**
 * A notification as a message: a multipart/report (RFC 6522). Every octet of it is ASCII, so that
 * any server can take it, but for a message that goes back whole, and for UTF-8 to a sender who
 * used it (RFC 6533).
 */
final class NotificationMessage {
  private static final String CRLF = "\r\n";

  private final Notification notification;
  private final boolean international;
  private final String boundary;
  private final byte[] content;

  NotificationMessage(Notification notification) {
    this.notification = notification;
    this.international = notification.isInternational();
    this.boundary = boundary(notification);
    this.content = parts();
  }

  /** RFC 2046 §5.1.1: it must not occur in the parts, the only foreign one being what returns. */
  private static String boundary(Notification notification) {
    StringBuilder boundary = new StringBuilder("=_report_").append(notification.message().id());
    String returned = new String(notification.returned().octets(), StandardCharsets.ISO_8859_1);
    while (returned.contains(boundary)) {
      boundary.append('_');
    }
    return boundary.toString();
  }

  /** How it is to be sent. */
  Terms terms() {
    return new Terms(
        isEightBit() ? BodyType.EIGHT_BIT_MIME : BodyType.SEVEN_BIT,
        international,
        // RFC 8689 §5: what was not to be read on its way is not to be on its way back.
        notification.message().terms().requireTls(),
        MailParameters.Notification.NONE,
        0,
        Optional.empty());
  }

  private boolean isEightBit() {
    return international || (notification.returned().whole() && !notification.returned().isAscii());
  }

  /** Its header, which names the message itself; without the empty line that ends it. */
  byte[] header(QueueId id) {
    SystemHeader header =
        new SystemHeader(
            notification.host(), notification.at(), notification.to(), notification.subject());
    return Words.octets(
        header.text(id, "report", "auto-replied")
            + line("MIME-Version: 1.0")
            + line("Content-Type: multipart/report; report-type=" + statusType() + ";")
            + line("\tboundary=\"" + boundary + "\"")
            // RFC 2045 §6.4: what holds 8-bit parts is 8-bit itself.
            + (isEightBit() ? line("Content-Transfer-Encoding: 8bit") : ""));
  }

  private String statusType() {
    return international ? "global-delivery-status" : "delivery-status";
  }

  /** What follows the header, the empty line first. */
  MessageSource content() {
    return new Octets(content);
  }

  private byte[] parts() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Words.octets(CRLF + line("This is a report in MIME format (RFC 3464).")));
    String charset = international ? "utf-8" : "us-ascii";
    String encoding = international ? "8bit" : "7bit";
    part(out, "text/plain; charset=" + charset, encoding, Explanation.of(notification));
    part(out, "message/" + statusType(), encoding, StatusReport.of(notification));
    returned(out);
    out.writeBytes(Words.octets(line("") + line("--" + boundary + "--")));
    return out.toByteArray();
  }

  private void returned(ByteArrayOutputStream out) {
    Returned returned = notification.returned();
    boolean ascii = returned.isAscii();
    boolean asItIs = returned.isSendable() && (ascii || international || returned.whole());
    String encoding = asItIs ? ascii ? "7bit" : "8bit" : "quoted-printable";
    out.writeBytes(Words.octets(partHeader(returnedType(ascii), encoding)));
    out.writeBytes(
        asItIs
            ? returned.octets()
            : Words.octets(
                QuotedPrintable.encode(
                    new String(returned.octets(), StandardCharsets.ISO_8859_1))));
  }

  private String returnedType(boolean ascii) {
    if (international && !ascii) {
      return notification.returned().whole() ? "message/global" : "message/global-headers";
    }
    return notification.returned().whole() ? "message/rfc822" : "text/rfc822-headers";
  }

  private void part(ByteArrayOutputStream out, String type, String encoding, String text) {
    out.writeBytes(Words.octets(partHeader(type, encoding) + text));
  }

  private String partHeader(String type, String encoding) {
    return line("")
        + line("--" + boundary)
        + line("Content-Type: " + type)
        + line("Content-Transfer-Encoding: " + encoding)
        + line("");
  }

  private static String line(String text) {
    return text + CRLF;
  }

  /** A message in memory: bounded by the recipients of a delivery and by {@link Returned}. */
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
