package org.eaglemail.bounce;

import java.util.HexFormat;

/** The quoted-printable encoding (RFC 2045 §6.7). */
final class QuotedPrintable {
  private static final int MAX_LINE = 76;
  private static final String SOFT_LINE_END = "=\r\n";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private QuotedPrintable() {}

  /**
   * Encodes lines that end in CRLF.
   *
   * @param lines one octet a character
   */
  static String encode(String lines) {
    StringBuilder encoded = new StringBuilder(lines.length() + lines.length() / 8);
    for (String line : lines.split("\r\n", -1)) {
      encodeLine(line, encoded);
      encoded.append("\r\n");
    }
    // What split gave after the last line end is no line.
    encoded.setLength(encoded.length() - 2);
    return encoded.toString();
  }

  private static void encodeLine(String line, StringBuilder encoded) {
    int column = 0;
    for (int i = 0; i < line.length(); i++) {
      String token = token(line.charAt(i), i == line.length() - 1);
      // One column is left for the sign of a soft line end.
      if (column + token.length() > MAX_LINE - 1) {
        encoded.append(SOFT_LINE_END);
        column = 0;
      }
      encoded.append(token);
      column += token.length();
    }
  }

  private static String token(char octet, boolean last) {
    boolean blank = octet == ' ' || octet == '\t';
    boolean literal = octet > ' ' && octet <= '~' && octet != '=';
    // Rule 3: a blank at the end of a line would not survive.
    return literal || (blank && !last)
        ? String.valueOf(octet)
        : "=" + HEX.toHexDigits((byte) octet);
  }
}
