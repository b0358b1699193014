package org.eaglemail.bounce;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eaglemail.spi.MessageSource;

/** The header of a message, as much of it as goes into a notification. */
final class ReturnedHeader {
  /** Octets of a header that are given back; the lines beyond are left out. */
  static final int MAX_SIZE = 64 * 1024;

  private static final int BUFFER = 8192;

  private ReturnedHeader() {}

  /**
   * Reads the header of a message.
   *
   * @throws IOException when the message cannot be read
   */
  static byte[] of(MessageSource message) throws IOException {
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
    return whole.toByteArray();
  }

  private static boolean isEmpty(ByteArrayOutputStream line) {
    return line.size() <= 2;
  }
}
