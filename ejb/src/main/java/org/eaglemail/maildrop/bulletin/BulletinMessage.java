package org.eaglemail.maildrop.bulletin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.filter.HeaderField;
import org.eaglemail.filter.MessageHeader;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spool.OctetSource;

/**
 * A message that somebody wrote to be a bulletin.
 *
 * @param subject what its Subject says, decoded as far as it is UTF-8; empty when it has none
 */
record BulletinMessage(String subject, MessageSource content) {
  /** Octets of one, at most: 1 MiB. */
  static final int MAX_OCTETS = 1024 * 1024;

  /**
   * Reads it.
   *
   * @param octets with any line ends, which become CRLF
   * @throws InvalidEntry when it is too large, or no message that could be sent
   */
  static BulletinMessage of(byte[] octets) {
    if (octets.length > MAX_OCTETS) {
      throw new InvalidEntry("message: more than " + MAX_OCTETS + " octets");
    }
    String lines = new String(octets, StandardCharsets.ISO_8859_1);
    if (lines.indexOf(0) >= 0) {
      throw new InvalidEntry("message: it holds NUL");
    }
    String sound = lines.replaceAll("\r\n|\r|\n", "\r\n");
    MessageSource content =
        new OctetSource(
            (sound.endsWith("\r\n") ? sound : sound + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    MessageHeader header = header(content);
    // RFC 5322 §3.6: these two must be there.
    for (String name : new String[] {"From", "Date"}) {
      if (header.all(name).size() != 1) {
        throw new InvalidEntry("message: it needs one field " + name);
      }
    }
    return new BulletinMessage(header.first("Subject").map(HeaderField::text).orElse(""), content);
  }

  private static MessageHeader header(MessageSource content) {
    try {
      return MessageHeader.read(content);
    } catch (IOException e) {
      throw new InvalidEntry("message: " + e.getMessage(), e);
    }
  }
}
