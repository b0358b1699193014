package org.eaglemail.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds CR and LF in a block of octets, eight at a time: all other work on lines is done once per
 * line, this is done for each octet of each message.
 */
final class LineEnds {
  private static final VarHandle EIGHT_OCTETS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long EIGHT_CR = LOW_BITS * '\r';
  private static final long EIGHT_LF = LOW_BITS * '\n';

  private LineEnds() {}

  /** The index of the first CR or LF in {@code [from, to)}, or {@code to} when there is none. */
  static int next(byte[] octets, int from, int to) {
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long eight = (long) EIGHT_OCTETS.get(octets, i);
      // A borrow only runs towards higher octets, so the lowest mark is always a true one.
      long marks = zeroes(eight ^ EIGHT_CR) | zeroes(eight ^ EIGHT_LF);
      if (marks != 0) {
        return i + (Long.numberOfTrailingZeros(marks) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (octets[i] == '\r' || octets[i] == '\n') {
        return i;
      }
    }
    return to;
  }

  /** The index of the first NUL in {@code [from, to)}, or {@code to} when there is none. */
  static int nul(byte[] octets, int from, int to) {
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long marks = zeroes((long) EIGHT_OCTETS.get(octets, i));
      if (marks != 0) {
        return i + (Long.numberOfTrailingZeros(marks) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (octets[i] == 0) {
        return i;
      }
    }
    return to;
  }

  private static long zeroes(long eight) {
    return (eight - LOW_BITS) & ~eight & HIGH_BITS;
  }
}
