package org.eaglemail.wire;

import java.io.IOException;

/** What came of reading a message; in each case it was read to its final dot. */
public sealed interface DataEnd {

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

  /** It held a bare CR or LF, so where its lines end is a matter of opinion: not to be kept. */
  record Malformed(LineFault fault) implements DataEnd {}

  /** The sink failed; it has only the beginning. */
  record Unwritable(IOException cause) implements DataEnd {}
}
