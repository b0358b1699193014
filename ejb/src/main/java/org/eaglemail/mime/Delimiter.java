package org.eaglemail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The line before each part of a multipart, and behind the last (RFC 2046 §5.1.1). */
final class Delimiter {
  /** What a line is to a multipart. */
  enum Match {
    /** No delimiter of it. */
    NONE,
    /** A part follows. */
    NEXT,
    /** No more parts follow. */
    CLOSE
  }

  private final byte[] text;

  Delimiter(String boundary) {
    this.text = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  Match match(byte[] line, int length) {
    // RFC 2046 §5.1.1: transports may have padded it.
    int end = length;
    while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t')) {
      end--;
    }
    if (end < text.length || Arrays.mismatch(line, 0, text.length, text, 0, text.length) >= 0) {
      return Match.NONE;
    }
    if (end == text.length) {
      return Match.NEXT;
    }
    boolean closes =
        end == text.length + 2 && line[text.length] == '-' && line[text.length + 1] == '-';
    return closes ? Match.CLOSE : Match.NONE;
  }
}
