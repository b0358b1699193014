package org.eaglemail.archive;

import java.io.IOException;

/** Takes a message line by line. */
@FunctionalInterface
public interface LineSink {
  /**
   * A line, or a part of one that is very long.
   *
   * @param octets those of the line without its end, at {@code offset}; to be copied
   * @param ends whether the line ends with them
   */
  void accept(byte[] octets, int offset, int length, boolean ends) throws IOException;
}
