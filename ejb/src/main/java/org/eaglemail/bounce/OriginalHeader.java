package org.eaglemail.bounce;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eaglemail.spi.MessageSource;

/** The header of a message that did not arrive, as much of it as goes into a bounce. */
final class OriginalHeader {
  /** Octets of a header that are given back; the lines beyond are left out. */
  static final int MAX_SIZE = 64 * 1024;

  /** RFC 5321 §4.5.3.1.6, without the CRLF. */
  private static final int MAX_LINE = 998;

  private static final int BUFFER = 8192;

  private final byte[] lines;

  private OriginalHeader(byte[] lines) {
    this.lines = lines;
  }

  /** A header of that text, for which line ends are CRLF. */
  static OriginalHeader of(String lines) {
    return new OriginalHeader(lines.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Reads the header of a message.
   *
   * @throws IOException when the message cannot be read
   */
  static OriginalHeader of(MessageSource message) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(message.open(), BUFFER)) {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        line.write(octet);
        if (octet == '\n') {
          if (isEmpty(line) || whole.size() + line.size() > MAX_SIZE) {
            break;
          }
          line.writeTo(whole);
          line.reset();
        } else if (line.size() > MAX_SIZE) {
          break;
        }
      }
    }
    return new OriginalHeader(whole.toByteArray());
  }

  private static boolean isEmpty(ByteArrayOutputStream line) {
    return line.size() <= 2;
  }

  /** Whether its lines can stand in a message as they are: printable ASCII, none too long. */
  boolean isPlain() {
    int column = 0;
    for (byte octet : lines) {
      boolean lineEnd = octet == '\r' || octet == '\n';
      column = lineEnd ? 0 : column + 1;
      // A byte above 0x7F is negative.
      if (column > MAX_LINE || octet == 0x7f || (octet < ' ' && octet != '\t' && !lineEnd)) {
        return false;
      }
    }
    return true;
  }

  /** Its lines; one octet a character. */
  String text() {
    return new String(lines, StandardCharsets.ISO_8859_1);
  }
}
