package org.eaglemail.wire;

import java.util.concurrent.ArrayBlockingQueue;

/**
 * Buffers for whole TLS records, lent for as long as one is worked on: an idle session has none.
 * They hold only what crosses the network, never what is encrypted.
 */
final class RecordBuffers {
  /** Octets: the largest record that the JDK makes or takes, by its own count 16,709, and more. */
  static final int CAPACITY = 17 * 1024;

  /** Kept for the next borrower at most: about a megabyte. */
  private static final int KEPT = 64;

  private static final ArrayBlockingQueue<byte[]> FREE = new ArrayBlockingQueue<>(KEPT);

  private RecordBuffers() {}

  /** Lends a buffer of {@link #CAPACITY}; what is in it means nothing. */
  static byte[] borrow() {
    byte[] free = FREE.poll();
    return free == null ? new byte[CAPACITY] : free;
  }

  /** Takes one back; the borrower forgets it. */
  static void giveBack(byte[] buffer) {
    // With enough of them already this one is garbage.
    boolean unused = FREE.offer(buffer);
  }
}
