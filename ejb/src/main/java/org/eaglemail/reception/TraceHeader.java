package org.eaglemail.reception;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import org.eaglemail.mime.MailDate;
import org.eaglemail.protocol.Domain;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.SmtpSession;
import org.eaglemail.spool.QueueId;

/** The Received line that this server puts before a message (RFC 5321 §4.4). */
final class TraceHeader {
  private TraceHeader() {}

  /** The line, folded, with its CRLF. */
  static byte[] received(Envelope envelope, Domain host, QueueId id, ZonedDateTime at) {
    SmtpSession session = envelope.session();
    StringBuilder line =
        new StringBuilder(256)
            .append("Received: from ")
            .append(word(session.helo()))
            .append(" (")
            .append(session.client().name().map(name -> word(name) + " ").orElse(""))
            .append(literal(session.client().remote().getAddress()))
            .append(")")
            .append(session.client().encryption().map(TraceHeader::encryption).orElse(""))
            .append("\r\n\tby ")
            .append(host)
            .append(" (Eagle) with ")
            .append(session.protocol(envelope.parameters().utf8()))
            .append(" id ")
            .append(id);
    List<EnvelopeRecipient> recipients = envelope.recipients();
    if (recipients.size() == 1) {
      // RFC 5321 §7.2: more than one would tell each of blind copies to the others.
      line.append("\r\n\tfor <").append(recipients.get(0).address()).append('>');
    }
    line.append("; ").append(MailDate.of(at)).append("\r\n");
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  // Where RFC 5321 §4.4 has room for a comment; the words are Postfix's.
  private static String encryption(Encryption by) {
    return "\r\n\t(using " + by.protocol() + " with cipher " + by.cipher() + ")";
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    String bare = zone < 0 ? text : text.substring(0, zone);
    return address instanceof Inet6Address ? "[IPv6:" + bare + "]" : "[" + bare + "]";
  }

  /** What a client calls itself, reduced to what cannot end a line, a word or a comment. */
  private static String word(String helo) {
    String safe = helo.replaceAll("[^A-Za-z0-9.:_\\[\\]-]", "?");
    return safe.isEmpty() ? "unknown" : safe;
  }
}
