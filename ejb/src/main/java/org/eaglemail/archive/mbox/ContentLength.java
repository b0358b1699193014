package org.eaglemail.archive.mbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eaglemail.archive.LineSource;
import org.eaglemail.archive.MalformedArchiveException;

/**
 * What a message's first Content-Length field says about the end of its body, in octets of the
 * file. Only mboxcl2 has it; the field belongs to the file, not to the message.
 */
final class ContentLength {
  static final String FIELD = "Content-Length: ";

  private static final String NAME = "content-length:";
  private static final int MAX_LENGTH = 64;

  private boolean inHeader;
  private long length = -1;
  private long end;

  /**
   * @param isUsed whether such a field is looked for
   */
  ContentLength(boolean isUsed) {
    inHeader = isUsed;
  }

  /** Takes notice of a line; whether it is that field, which is not the message's. */
  boolean isIn(LineSource line) throws MalformedArchiveException {
    if (!inHeader) {
      return false;
    }
    if (line.isEmptyLine()) {
      inHeader = false;
      end = Math.addExact(line.position(), Math.max(length, 0));
      return false;
    }
    if (length < 0 && line.begins() && line.ends() && line.length() <= MAX_LENGTH) {
      length = read(line);
      return length >= 0;
    }
    return false;
  }

  private static long read(LineSource line) throws MalformedArchiveException {
    String text =
        new String(line.octets(), line.offset(), line.length(), StandardCharsets.ISO_8859_1);
    if (!text.toLowerCase(Locale.ROOT).startsWith(NAME)) {
      return -1;
    }
    String number = text.substring(NAME.length()).strip();
    if (!number.matches("\\d{1,15}")) {
      throw new MalformedArchiveException("no number in Content-Length at octet " + line.start());
    }
    return Long.parseLong(number);
  }

  /** Whether a line that begins there is not of the message any more. */
  boolean isOver(long start) {
    return length < 0 || (!inHeader && start >= end);
  }

  /** Whether the body ends exactly there. */
  boolean endsAt(long start) {
    return length >= 0 && !inHeader && start == end;
  }

  /** Checks that the file is long enough. */
  void requireOver(long position) throws MalformedArchiveException {
    if (length >= 0 && !inHeader && position < end) {
      throw new MalformedArchiveException(
          "Content-Length tells of an end at octet " + end + ", but the file ends at " + position);
    }
  }
}
