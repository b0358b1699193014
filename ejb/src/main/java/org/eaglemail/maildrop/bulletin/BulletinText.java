package org.eaglemail.maildrop.bulletin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import java.util.UUID;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.field.ParseException;
import org.apache.james.mime4j.field.UnstructuredFieldImpl;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.stream.RawField;
import org.eaglemail.protocol.Domain;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spool.OctetSource;

/** The message that a subject and a text come to: ASCII on the wire, whatever is in them. */
final class BulletinText {
  private BulletinText() {}

  /**
   * Writes it.
   *
   * @param subject one line
   * @param text its lines with any line ends
   * @param host whose postmaster sends it
   */
  static MessageSource of(String subject, String text, Domain host, Instant now) {
    try {
      Message message =
          Message.Builder.of()
              .setDate(Date.from(now), TimeZone.getTimeZone("UTC"))
              .setFrom("postmaster@" + host)
              .setSubject(subject)
              .setMessageId("<" + UUID.randomUUID() + ".bulletin@" + host + ">")
              .addField(field("To", "undisclosed-recipients:;"))
              // RFC 3834 §5: no program should answer this.
              .addField(field("Auto-Submitted", "auto-generated"))
              .setBody(text.replaceAll("\\R", "\r\n"), "plain", StandardCharsets.UTF_8)
              .setContentTransferEncoding("quoted-printable")
              .build();
      ByteArrayOutputStream octets = new ByteArrayOutputStream();
      new DefaultMessageWriter().writeMessage(message, octets);
      return new OctetSource(octets.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException("the host's postmaster is an address", e);
    }
  }

  private static UnstructuredFieldImpl field(String name, String value) {
    return (UnstructuredFieldImpl)
        UnstructuredFieldImpl.PARSER.parse(new RawField(name, value), null);
  }
}
