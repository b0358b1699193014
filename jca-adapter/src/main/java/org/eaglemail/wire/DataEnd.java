package org.eaglemail.wire;

import java.io.IOException;

/** What came of reading a message; but for {@link Endless} it was read to its final dot. */
public sealed interface DataEnd {
  /**
   * Octets beyond the maximum size that are read and dropped, so that the client reads its reply.
   */
  long MAX_DROPPED = 64L * 1024 * 1024;

  /**
   * All of it is in the sink.
   *
   * @param size octets, without stuffing
   */
  record Complete(long size) implements DataEnd {}

  /**
   * It is longer than allowed; the sink has only its beginning.
   *
   * @param size octets, without stuffing
   */
  record TooLarge(long size) implements DataEnd {}

  /**
   * It is longer than allowed by more than {@value #MAX_DROPPED} octets, and its final dot was not
   * awaited: nothing more can be read.
   */
  record Endless() implements DataEnd {}

  /** It held a bare CR or LF, so where its lines end is a matter of opinion: not to be kept. */
  record Malformed(LineFault fault) implements DataEnd {}

  /** The sink failed; it has only the beginning. */
  record Unwritable(IOException cause) implements DataEnd {}
}
