package org.eaglemail.protocol.smtp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Any octets in the characters of a parameter's value (RFC 3461 §4): {@code +2B} for {@code +}. A
 * text's octets are those of UTF-8.
 */
public final class Xtext {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Xtext() {}

  /** The text encoded. */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(octet)) {
        encoded.append((char) octet);
      } else {
        encoded.append('+').append(HEX.toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  /**
   * The text that was encoded.
   *
   * @throws IllegalArgumentException when it is no xtext, or not of UTF-8
   */
  public static String decode(String encoded) {
    StringBuilder octets = new StringBuilder(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '+') {
        octets.append(hexChar(encoded, i + 1));
        i += 2;
      } else if (isPlain(c)) {
        octets.append(c);
      } else {
        throw new IllegalArgumentException("not an xtext");
      }
    }
    return Utf8.decode(octets.toString());
  }

  // RFC 3461 §4: two digits, in upper case only; both cases are sent, and mean the same.
  private static char hexChar(String text, int at) {
    if (at + 2 > text.length()) {
      throw new IllegalArgumentException("not an xtext");
    }
    return (char) HexFormat.fromHexDigits(text, at, at + 2);
  }

  private static boolean isPlain(int c) {
    return c > ' ' && c <= '~' && c != '+' && c != '=';
  }
}
