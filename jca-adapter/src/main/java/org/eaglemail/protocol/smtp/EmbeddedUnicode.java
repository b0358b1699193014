package org.eaglemail.protocol.smtp;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Any letters in those of ASCII, as {@code \x{F6}} for ö (RFC 6533 §3, utf-8-addr-xtext). */
final class EmbeddedUnicode {
  private static final Pattern ESCAPE = Pattern.compile("\\\\x\\{([0-9A-Fa-f]{1,6})}");

  private EmbeddedUnicode() {}

  /**
   * Encodes a text.
   *
   * @param unicode whether letters beyond ASCII may stand for themselves (utf-8-addr-unitext)
   */
  static String encode(String text, boolean unicode) {
    StringBuilder encoded = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isPlain(c) || (unicode && c > 0x9f)) {
                encoded.appendCodePoint(c);
              } else {
                String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
                encoded.append("\\x{").append(hex.length() < 2 ? "0" : "").append(hex).append('}');
              }
            });
    return encoded.toString();
  }

  /**
   * The text that was encoded; letters beyond ASCII may also stand for themselves
   * (utf-8-addr-unitext).
   *
   * @throws IllegalArgumentException when it is of another form
   */
  static String decode(String encoded) {
    StringBuilder text = new StringBuilder(encoded.length());
    Matcher escape = ESCAPE.matcher(encoded);
    int i = 0;
    while (i < encoded.length()) {
      if (escape.region(i, encoded.length()).lookingAt()) {
        text.appendCodePoint(codePoint(escape.group(1)));
        i = escape.end();
      } else {
        char c = encoded.charAt(i++);
        if (!isPlain(c) && c < 0x80) {
          throw new IllegalArgumentException("not an internationalised address");
        }
        text.append(c);
      }
    }
    return text.toString();
  }

  private static int codePoint(String hex) {
    int c = Integer.parseInt(hex, 16);
    if (!Character.isValidCodePoint(c) || (c >= 0xd800 && c <= 0xdfff)) {
      throw new IllegalArgumentException("no such character");
    }
    return c;
  }

  // RFC 6533 §3, QCHAR.
  private static boolean isPlain(int c) {
    return c > ' ' && c <= '~' && c != '+' && c != '=' && c != '\\';
  }
}
