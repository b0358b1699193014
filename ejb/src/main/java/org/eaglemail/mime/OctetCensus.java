package org.eaglemail.mime;

/** Which kinds of octets there are in a text that is given in pieces. */
final class OctetCensus {
  /** RFC 5321 §4.5.3.1.6: 1000 with its CRLF. */
  static final int MAX_LINE = 998;

  private boolean eightBit;
  private boolean control;
  private boolean longLine;
  private int column;
  private int last = '\n';

  void add(byte[] octets, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      int octet = octets[i];
      if (octet < 0) {
        eightBit = true;
      } else if (octet == 0 || (octet == '\n' && last != '\r')) {
        control = true;
      }
      if (last == '\r' && octet != '\n') {
        control = true;
      }
      if (octet == '\n') {
        column = 0;
      } else if (octet != '\r') {
        column++;
        longLine |= column > MAX_LINE;
      }
      last = octet;
    }
  }

  /** Whether any is above 127. */
  boolean hasEightBit() {
    return eightBit;
  }

  /** Whether there is NUL, or a CR or LF that ends no line. */
  boolean hasControls() {
    return control || last == '\r';
  }

  /** Whether a line is longer than SMTP carries. */
  boolean hasLongLines() {
    return longLine;
  }

  /** Whether the last line has no end. */
  boolean isOpen() {
    return last != '\n';
  }

  /** Whether all are in lines that SMTP carries. */
  boolean areLines() {
    return !hasControls() && !longLine;
  }
}
