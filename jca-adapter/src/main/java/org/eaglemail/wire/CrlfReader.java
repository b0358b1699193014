package org.eaglemail.wire;

import java.io.EOFException;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that end in CRLF and in nothing else (RFC 5321 §2.3.8), in large reads.
 *
 * <p>What the other side waits for is flushed right before the reader would block, and only then:
 * so the answers to commands that came in one packet leave in one packet (RFC 2920 §3.2).
 *
 * <p>Holds {@value #IDLE_CAPACITY} octets while it waits for a line, since of 10,000 sessions
 * almost all do only that, and more only while longer lines, many at once or a message pass. For
 * one thread.
 */
public final class CrlfReader {
  /** Octets of a line that is too long which are read and dropped before its end must come. */
  public static final int MAX_DROPPED = 1024 * 1024;

  static final int IDLE_CAPACITY = 512;
  static final int BASE_CAPACITY = 8 * 1024;
  private static final int WIDE_CAPACITY = 64 * 1024;

  private final InputStream in;
  private final Flushable beforeBlocking;

  // DotUnstuffing works on the block itself: [position, limit) was received and not yet taken.
  byte[] block = new byte[IDLE_CAPACITY];
  int position;
  int limit;
  private boolean limited;
  private long deadline;

  /**
   * @param beforeBlocking flushed before each read from {@code in}
   */
  public CrlfReader(InputStream in, Flushable beforeBlocking) {
    this.in = in;
    this.beforeBlocking = beforeBlocking;
  }

  /** Whether octets were received that no line has taken yet. */
  public boolean hasBuffered() {
    return position < limit;
  }

  /**
   * From now on, all that is read must come within that time, however it is cut into pieces: else
   * reading throws {@link InterruptedIOException}. Looked at when octets come, so that the time-out
   * of {@code in} adds to it.
   */
  public void allow(Duration time) {
    limited = true;
    deadline = System.nanoTime() + time.toNanos();
  }

  /** From now on reading may take any time; the time-out of {@code in} stays. */
  public void allowAnyTime() {
    limited = false;
  }

  /**
   * Reads a line; blocks until it is complete.
   *
   * @param maxLength octets, CRLF included
   * @throws EndlessLineException when a line that is too long does not even end {@value
   *     #MAX_DROPPED} octets later
   * @throws IOException when {@code in} throws it, such as a time-out; what was received of the
   *     line is still there
   */
  public Line readLine(int maxLength) throws IOException {
    if (position == limit) {
      rest();
    }
    LineFault fault = null;
    int scanned = 0;
    while (true) {
      int end = LineEnds.next(block, position + scanned, limit);
      if (end == limit || (block[end] == '\r' && end + 1 == limit)) {
        scanned = end - position;
        if (scanned + 2 > maxLength) {
          return skipLine(octets(position, maxLength - 2));
        }
        if (!fill()) {
          return new Line.End();
        }
      } else if (block[end] == '\n') {
        position = end + 1;
        return new Line.Malformed(LineFault.BARE_LF);
      } else if (block[end + 1] == '\n') {
        return take(end, maxLength, fault);
      } else {
        fault = LineFault.BARE_CR;
        scanned = end + 1 - position;
      }
    }
  }

  private Line take(int end, int maxLength, @Nullable LineFault seen) {
    int start = position;
    int length = end - start;
    LineFault fault = seen;
    for (int i = start; i < end; i++) {
      if (block[i] == 0) {
        fault = LineFault.NUL;
      }
    }
    position = end + 2;
    if (length + 2 > maxLength) {
      Line line = new Line.TooLong(octets(start, maxLength - 2), length);
      narrow();
      return line;
    }
    if (fault != null) {
      narrow();
      return new Line.Malformed(fault);
    }
    Line line = new Line.Text(octets(start, length));
    narrow();
    return line;
  }

  private String octets(int start, int length) {
    return new String(block, start, length, StandardCharsets.ISO_8859_1);
  }

  private Line skipLine(String beginning) throws IOException {
    int dropped = 0;
    while (true) {
      int end = LineEnds.next(block, position, limit);
      if (end == limit || (block[end] == '\r' && end + 1 == limit)) {
        dropped += drop(end, dropped);
        if (!fill()) {
          return new Line.End();
        }
      } else if (block[end] == '\n') {
        position = end + 1;
        return new Line.Malformed(LineFault.BARE_LF);
      } else if (block[end + 1] == '\n') {
        int length = dropped + end - position;
        position = end + 2;
        narrow();
        return new Line.TooLong(beginning, length);
      } else {
        dropped += drop(end + 1, dropped);
      }
    }
  }

  private int drop(int end, int before) throws EndlessLineException {
    int dropped = end - position;
    if (before + dropped > MAX_DROPPED) {
      throw new EndlessLineException();
    }
    position = end;
    return dropped;
  }

  /**
   * Receives at least one octet more; those not yet taken stay, and may move.
   *
   * @return false when the peer sends nothing more
   */
  boolean fill() throws IOException {
    if (position == limit) {
      position = 0;
      limit = 0;
    } else if (limit == block.length) {
      makeRoom();
    }
    beforeBlocking.flush();
    int received = in.read(block, limit, block.length - limit);
    if (received < 0) {
      return false;
    }
    limit += received;
    if (limited && System.nanoTime() - deadline > 0) {
      throw new InterruptedIOException("the peer is too slow");
    }
    return true;
  }

  /**
   * Passes on that many octets, whatever they are, in large pieces (RFC 3030 §2).
   *
   * @throws EOFException when the connection ends before
   * @throws IOException when {@code in} or {@code sink} throws it
   */
  public void transfer(long octets, OutputStream sink) throws IOException {
    if (octets > BASE_CAPACITY) {
      widen();
    }
    long left = octets;
    while (left > 0) {
      if (position == limit && !fill()) {
        throw new EOFException("connection ended in the middle of a chunk");
      }
      int piece = (int) Math.min(left, limit - position);
      sink.write(block, position, piece);
      position += piece;
      left -= piece;
    }
    narrow();
  }

  private void makeRoom() {
    if (position > 0) {
      System.arraycopy(block, position, block, 0, limit - position);
      limit -= position;
      position = 0;
      // The read before filled it: there is more.
      prepare();
    } else if (block.length < BASE_CAPACITY) {
      prepare();
    } else {
      // The line alone fills the block; readLine's maximum bounds how often this happens.
      block = Arrays.copyOf(block, block.length * 2);
    }
  }

  /** Gives back the memory while nothing is there to be kept. */
  private void rest() {
    position = 0;
    limit = 0;
    if (block.length > IDLE_CAPACITY) {
      block = new byte[IDLE_CAPACITY];
    }
  }

  /** Makes room for usual reads: more than a line is about to come. */
  void prepare() {
    if (block.length < BASE_CAPACITY) {
      block = Arrays.copyOf(block, BASE_CAPACITY);
    }
  }

  /** Makes room for larger reads, while a message passes. */
  void widen() {
    if (block.length < WIDE_CAPACITY) {
      block = Arrays.copyOf(block, WIDE_CAPACITY);
    }
  }

  /** Gives back the memory of a long line or a message, as soon as what is left fits. */
  void narrow() {
    int left = limit - position;
    if (block.length > BASE_CAPACITY && left <= BASE_CAPACITY) {
      byte[] base = new byte[BASE_CAPACITY];
      System.arraycopy(block, position, base, 0, left);
      block = base;
      position = 0;
      limit = left;
    }
  }
}
