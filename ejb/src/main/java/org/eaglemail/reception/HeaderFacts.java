package org.eaglemail.reception;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eaglemail.spi.MessageSource;

/**
 * What the header of a message tells those who take it in; its body is not read.
 *
 * @param hops its Received fields: the servers that it has passed (RFC 5321 §6.3)
 * @param messageId the first Message-ID field, as far as it stands on one line
 */
record HeaderFacts(int hops, Optional<String> messageId) {
  private static final String RECEIVED = "received";
  private static final String MESSAGE_ID = "message-id";
  private static final int MAX_VALUE = 255;

  /**
   * Reads the header once, octet by octet, with memory for one field's name and one value.
   *
   * @throws IOException when the source cannot be read
   */
  static HeaderFacts of(MessageSource source) throws IOException {
    try (InputStream in = new BufferedInputStream(source.open(), 8192)) {
      int hops = 0;
      Optional<String> messageId = Optional.empty();
      StringBuilder name = new StringBuilder(MESSAGE_ID.length() + 1);
      for (int octet = in.read(); octet >= 0 && octet != '\r'; octet = nextLine(in, octet)) {
        name.setLength(0);
        while (octet > ' ' && octet != ':' && name.length() <= MESSAGE_ID.length()) {
          name.append(Character.toLowerCase((char) octet));
          octet = in.read();
        }
        if (octet == ':' && RECEIVED.contentEquals(name)) {
          hops++;
        } else if (octet == ':' && messageId.isEmpty() && MESSAGE_ID.contentEquals(name)) {
          StringBuilder value = new StringBuilder();
          octet = value(in, value);
          messageId = Optional.of(value.toString().strip()).filter(id -> !id.isEmpty());
        }
      }
      return new HeaderFacts(hops, messageId);
    }
  }

  /** Skips what is left of a line, and gives the first octet of the next one. */
  private static int nextLine(InputStream in, int last) throws IOException {
    int octet = last;
    while (octet >= 0 && octet != '\n') {
      octet = in.read();
    }
    return octet < 0 ? octet : in.read();
  }

  /** Reads to the end of the line, or as much as is kept; gives the octet that it ended with. */
  private static int value(InputStream in, StringBuilder value) throws IOException {
    int octet = in.read();
    while (octet >= 0 && octet != '\r' && octet != '\n' && value.length() < MAX_VALUE) {
      // Only for people to search by: what is no printable ASCII cannot be typed anyway.
      value.append(octet < ' ' || octet > '~' ? '?' : (char) octet);
      octet = in.read();
    }
    return octet;
  }
}
