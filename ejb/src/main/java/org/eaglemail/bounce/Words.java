package org.eaglemail.bounce;

import java.nio.charset.StandardCharsets;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.OriginalRecipient;
import org.eaglemail.protocol.smtp.Reply;

/** Text of others on its way into a message: made harmless, cut to a length, put into lines. */
final class Words {
  /** Characters of a server's text that are passed on. */
  static final int MAX_TEXT = 1000;

  /** RFC 5322 §2.1.1: lines should not be longer, CRLF excluded. */
  private static final int MAX_LINE = 78;

  private Words() {}

  /** What a server said, in one line of printable ASCII. */
  static String of(Reply reply) {
    return plain(reply.text());
  }

  /**
   * Printable ASCII only, each other character a question mark, so that nothing can begin a line.
   */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), MAX_TEXT));
    for (int i = 0; i < text.length() && plain.length() < MAX_TEXT; i++) {
      char c = text.charAt(i);
      plain.append(c == '\t' ? ' ' : c >= ' ' && c <= '~' ? c : '?');
    }
    return plain.toString().strip();
  }

  /**
   * Breaks text at its blanks into lines of 78 characters; a word that is longer is broken where
   * the line ends.
   *
   * @param start columns of the first line that are taken already
   * @param indent begins each line but the first
   * @return without a line end behind the last line
   */
  static String wrap(String text, int start, String indent) {
    StringBuilder lines = new StringBuilder(text.length() + text.length() / MAX_LINE * 8);
    int column = start;
    for (String word : text.split(" +", -1)) {
      String rest = word;
      if (column + 1 + rest.length() > MAX_LINE && column > indent.length()) {
        lines.append("\r\n").append(indent);
        column = indent.length();
      } else if (!lines.isEmpty()) {
        lines.append(' ');
        column++;
      }
      while (column + rest.length() > MAX_LINE) {
        int room = MAX_LINE - column;
        lines.append(rest, 0, room).append("\r\n").append(indent);
        rest = rest.substring(room);
        column = indent.length();
      }
      lines.append(rest);
      column += rest.length();
    }
    return lines.toString();
  }

  /** An address with its type (RFC 3461 §4.2, RFC 6533 §3). */
  static OriginalRecipient typed(EmailAddress address) {
    return new OriginalRecipient(address.isAscii() ? "rfc822" : "utf-8", address.toString());
  }

  /**
   * An address as a report names it.
   *
   * @param international whether letters beyond ASCII may stand there; those of an address of the
   *     type utf-8 are named by their numbers otherwise
   */
  static String address(OriginalRecipient address, boolean international) {
    String text = address.reported(international);
    return international ? international(text) : plain(text);
  }

  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** Text of others in one line: UTF-8 stays, controls become question marks (RFC 6533 §3). */
  static String international(String text) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), MAX_TEXT));
    text.codePoints()
        .limit(MAX_TEXT)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }
}
