package org.eaglemail.reception;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eaglemail.spi.MessageSource;

/** Counts the servers that a message has passed, to end loops (RFC 5321 §6.3). */
final class Hops {
  private static final String FIELD = "received:";

  private Hops() {}

  /**
   * The Received fields of the header.
   *
   * @throws IOException when the source cannot be read
   */
  static int count(MessageSource source) throws IOException {
    try (InputStream in = new BufferedInputStream(source.open(), 8192)) {
      int count = 0;
      // Column in the current line; how much of it equals the field's name so far.
      int column = 0;
      int matched = 0;
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        if (octet == '\n') {
          column = 0;
          matched = 0;
        } else if (octet == '\r' && column == 0) {
          return count;
        } else {
          if (matched == column
              && matched < FIELD.length()
              && Character.toLowerCase(octet) == FIELD.charAt(matched)) {
            matched++;
            count += matched == FIELD.length() ? 1 : 0;
          }
          column++;
        }
      }
      return count;
    }
  }
}
