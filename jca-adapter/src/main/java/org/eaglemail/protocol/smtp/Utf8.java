package org.eaglemail.protocol.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 in lines whose characters are octets, as the wire gives them. */
final class Utf8 {
  private Utf8() {}

  /**
   * The text that the octets spell.
   *
   * @param octets each a character of the same number
   * @throws IllegalArgumentException when they spell none
   */
  static String decode(String octets) {
    if (isAscii(octets)) {
      return octets;
    }
    byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(bytes, StandardCharsets.UTF_8);
    // What is malformed was replaced, and comes back as something else.
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      throw new IllegalArgumentException("not UTF-8");
    }
    return text;
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
