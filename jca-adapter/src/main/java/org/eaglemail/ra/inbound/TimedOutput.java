package org.eaglemail.ra.inbound;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;

/**
 * A socket's output that knows since when a write makes no progress. A blocking write has no
 * time-out, and a client that stops reading would keep its session for ever.
 */
final class TimedOutput extends OutputStream {
  /** Octets of one write to the socket: so much must be taken within the time-out. */
  private static final int PIECE = 32 * 1024;

  private static final long IDLE = 0;

  private final OutputStream out;
  private volatile long since = IDLE;

  TimedOutput(OutputStream out) {
    this.out = out;
  }

  /** Whether a write is under way that has made no progress for so long. */
  boolean stalled(Duration limit) {
    long begin = since;
    return begin != IDLE && System.nanoTime() - begin > limit.toNanos();
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, octets.length);
    int end = offset + count;
    try {
      for (int from = offset; from < end; from += PIECE) {
        // Never the value that means idle; a nanosecond does not matter.
        since = System.nanoTime() | 1;
        out.write(octets, from, Math.min(PIECE, end - from));
      }
    } finally {
      since = IDLE;
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
