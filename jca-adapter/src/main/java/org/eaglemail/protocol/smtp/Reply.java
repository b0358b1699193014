package org.eaglemail.protocol.smtp;

import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.EnhancedStatus;

/**
 * A reply of an SMTP server: code, enhanced status where one belongs, and one or more lines of text
 * (RFC 5321 §4.2, RFC 2034).
 *
 * @param code 200 to 599
 * @param status empty for greetings, the answer to EHLO and 3yz replies (RFC 2034 §4)
 * @param lines at least one; printable ASCII, tab or 8-bit text, never CR, LF or other controls
 */
public record Reply(int code, Optional<EnhancedStatus> status, List<String> lines) {
  /** Lines that {@link #brief} leaves. */
  public static final int BRIEF_LINES = 4;

  /** Characters that it leaves of each. */
  public static final int BRIEF_LENGTH = 512;

  public Reply {
    lines = List.copyOf(lines);
    if (code < 200 || code > 599) {
      throw new IllegalArgumentException("reply code must be 200 to 599: " + code);
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a reply has at least one line");
    }
    for (String line : lines) {
      if (line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
        throw new IllegalArgumentException("a reply line holds a control character");
      }
    }
  }

  /** A reply with an enhanced status, {@code reply(503, "5.5.1", "Bad sequence of commands")}. */
  public static Reply reply(int code, String status, String... lines) {
    return new Reply(code, Optional.of(EnhancedStatus.parse(status)), List.of(lines));
  }

  /** A reply without an enhanced status. */
  public static Reply bare(int code, String... lines) {
    return new Reply(code, Optional.empty(), List.of(lines));
  }

  /** 2yz or 3yz. */
  public boolean isPositive() {
    return code < 400;
  }

  /** 4yz: trying later may help (RFC 5321 §4.2.1). */
  public boolean isTransient() {
    return code >= 400 && code < 500;
  }

  /** 5yz: trying the same again will not help. */
  public boolean isPermanent() {
    return code >= 500;
  }

  /** Its beginning, for those who keep for some time what many others say. */
  public Reply brief() {
    return cut(BRIEF_LINES, BRIEF_LENGTH);
  }

  /**
   * The same, cut to so many lines and so many characters of each; itself when it is no longer. For
   * those who keep what others say.
   */
  public Reply cut(int maxLines, int maxLength) {
    if (lines.size() <= maxLines && lines.stream().allMatch(line -> line.length() <= maxLength)) {
      return this;
    }
    return new Reply(
        code,
        status,
        lines.stream()
            .limit(maxLines)
            .map(line -> line.substring(0, Math.min(maxLength, line.length())))
            .toList());
  }

  /** Its lines in one, with code and status: for logs, the queue and notifications. */
  public String text() {
    return code + status.map(s -> " " + s).orElse("") + " " + String.join(" ", lines);
  }
}
