package org.eaglemail.archive.mbox;

import org.eaglemail.archive.LineSource;

/** How lines of a message that could be taken for the beginning of the next one are marked. */
final class Quoting {
  private static final byte[] START = {'F', 'r', 'o', 'm', ' '};

  private Quoting() {}

  /** How many {@code >} stand before {@code From } at the beginning of a line; −1 without that. */
  static int depth(LineSource line) {
    if (!line.begins()) {
      return -1;
    }
    byte[] octets = line.octets();
    int end = line.offset() + line.length();
    int i = line.offset();
    while (i < end && octets[i] == '>') {
      i++;
    }
    int depth = i - line.offset();
    for (byte expected : START) {
      if (i >= end || octets[i++] != expected) {
        return -1;
      }
    }
    return depth;
  }
}
