package org.eaglemail.wire;

/** What {@link CrlfReader#readLine} found. */
public sealed interface Line {

  /**
   * A line that ended in CRLF.
   *
   * @param text without the CRLF; each octet is the character of the same number (ISO 8859-1), so
   *     that nothing is lost to a decoder: who expects UTF-8 decodes the octets
   */
  record Text(String text) implements Line {}

  /**
   * A line longer than allowed. All of it was read, to its CRLF, and dropped but for its beginning.
   *
   * @param beginning as much of it as a line may have, whatever is in it; as in {@link Text}
   * @param length octets of the whole line, without the CRLF
   */
  record TooLong(String beginning, int length) implements Line {}

  /**
   * A line that must not be acted upon. After {@link LineFault#BARE_LF} the reader stands behind
   * that LF, since a peer that ends its lines so would never send a CRLF to wait for; what comes
   * next may be smuggled, so whoever takes commands from it should end the session. After any other
   * fault the line was read to its CRLF.
   */
  record Malformed(LineFault fault) implements Line {}

  /** The peer sends nothing more. A last line without CRLF was dropped. */
  record End() implements Line {}
}
