package org.eaglemail.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * What was received of TLS records and not yet opened. Waits for the next record with a small
 * buffer, and takes a large one for a large record or while much is coming.
 */
final class RecordInput {
  /** Octets: more than a record with a command takes. */
  private static final int SMALL = 512;

  private final InputStream in;
  private final byte[] small = new byte[SMALL];
  private byte[] buffer = small;
  private ByteBuffer received = ByteBuffer.wrap(small).limit(0);
  private long total;

  RecordInput(InputStream in) {
    this.in = in;
  }

  /** What is there; whoever opens records moves its position. */
  ByteBuffer received() {
    return received;
  }

  /** Octets that came so far. */
  long total() {
    return total;
  }

  /** Whether part of a record is there. */
  boolean isInRecord() {
    return received.hasRemaining();
  }

  /**
   * Waits for more.
   *
   * @param much whether a large read is worth its buffer
   * @return false when the peer sends nothing more
   * @throws IOException when {@code in} throws it, such as a time-out; what was there still is
   */
  boolean fill(boolean much) throws IOException {
    makeRoom(much);
    int end = received.limit();
    int count = in.read(buffer, end, buffer.length - end);
    if (count < 0) {
      return false;
    }
    total += count;
    received.limit(end + count);
    return true;
  }

  private void makeRoom(boolean much) {
    if (!received.hasRemaining() && !much) {
      release();
    } else if (received.limit() == buffer.length || (much && (isSmall() || !isInRecord()))) {
      // Of a record that is not complete the rest must fit behind its beginning.
      moveToFront();
    }
  }

  private void moveToFront() {
    if (isSmall()) {
      int length = received.remaining();
      byte[] large = RecordBuffers.borrow();
      received.get(large, 0, length);
      buffer = large;
      received = ByteBuffer.wrap(large).limit(length);
    } else {
      received.compact().flip();
    }
  }

  private boolean isSmall() {
    return buffer.length == SMALL;
  }

  /** Forgets all, and gives a large buffer back. */
  void release() {
    if (!isSmall()) {
      RecordBuffers.giveBack(buffer);
      buffer = small;
      received = ByteBuffer.wrap(small);
    }
    received.clear().limit(0);
  }
}
