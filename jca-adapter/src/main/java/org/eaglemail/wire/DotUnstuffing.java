package org.eaglemail.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** One message on its way from a reader to a sink. Works on whole blocks: the hot path. */
final class DotUnstuffing {
  /** Full blocks in a row after which larger reads pay. */
  private static final int FULL_BLOCKS_BEFORE_WIDE = 2;

  private static final byte[] CRLF = {'\r', '\n'};

  private final CrlfReader reader;
  private final OutputStream sink;
  private final long maxSize;
  private final boolean normalising;
  private long size;
  private int fullBlocks;
  private @Nullable LineFault fault;
  private @Nullable IOException sinkFailure;

  DotUnstuffing(CrlfReader reader, OutputStream sink, long maxSize, boolean normalising) {
    this.reader = reader;
    this.sink = sink;
    this.maxSize = maxSize;
    this.normalising = normalising;
  }

  /** Reads to the final dot. */
  DataEnd run() throws IOException {
    reader.prepare();
    while (!atFinalDot()) {
      passLines();
      if (isEndless()) {
        return new DataEnd.Endless();
      }
    }
    reader.narrow();
    if (fault != null) {
      return new DataEnd.Malformed(fault);
    }
    if (size > maxSize) {
      return new DataEnd.TooLarge(size);
    }
    return sinkFailure == null ? new DataEnd.Complete(size) : new DataEnd.Unwritable(sinkFailure);
  }

  /** At the start of a line: takes the final dot, or the stuffing in front of the line. */
  private boolean atFinalDot() throws IOException {
    need(1);
    if (reader.block[reader.position] != '.') {
      return false;
    }
    // A CRLF at least stands behind the dot: to wait for three octets is to wait for no more.
    need(3);
    boolean last =
        reader.block[reader.position + 1] == '\r' && reader.block[reader.position + 2] == '\n';
    // RFC 5321 §4.5.2: a dot with something behind it is dropped.
    reader.position += last ? 3 : 1;
    return last;
  }

  /** Passes on the line and, in one piece with it, those behind it that begin with no dot. */
  private void passLines() throws IOException {
    int next = reader.position;
    while (true) {
      byte[] block = reader.block;
      int end = LineEnds.next(block, next, reader.limit);
      if (end == reader.limit || (block[end] == '\r' && end + 1 == reader.limit)) {
        pass(end);
        if (isEndless()) {
          return;
        }
        more();
        next = reader.position;
      } else if (block[end] == '\n') {
        next = bare(end, LineFault.BARE_LF);
      } else if (block[end + 1] != '\n') {
        next = bare(end, LineFault.BARE_CR);
      } else {
        next = end + 2;
        if (next == reader.limit || block[next] == '.') {
          pass(next);
          return;
        }
      }
    }
  }

  private boolean isEndless() {
    return size - maxSize > DataEnd.MAX_DROPPED;
  }

  /** Where it goes on behind a CR or LF alone. */
  private int bare(int at, LineFault what) {
    if (normalising) {
      pass(at);
      size += CRLF.length;
      keep(CRLF, 0, CRLF.length);
      reader.position = at + 1;
    } else if (fault == null) {
      fault = what;
    }
    return at + 1;
  }

  /** Hands everything before {@code end} to the sink, or drops it when the message is lost. */
  private void pass(int end) {
    int length = end - reader.position;
    size += length;
    if (fault == null && LineEnds.nul(reader.block, reader.position, end) < end) {
      fault = LineFault.NUL;
    }
    keep(reader.block, reader.position, length);
    reader.position = end;
  }

  private void keep(byte[] octets, int offset, int length) {
    if (length > 0 && fault == null && sinkFailure == null && size <= maxSize) {
      try {
        sink.write(octets, offset, length);
      } catch (IOException e) {
        // The client is still sending and hears of it at its final dot.
        sinkFailure = e;
      }
    }
  }

  private void need(int octets) throws IOException {
    while (reader.limit - reader.position < octets) {
      more();
    }
  }

  private void more() throws IOException {
    fullBlocks = reader.limit == reader.block.length ? fullBlocks + 1 : 0;
    if (fullBlocks == FULL_BLOCKS_BEFORE_WIDE) {
      reader.widen();
    }
    if (!reader.fill()) {
      throw new EOFException("connection ended in the middle of a message");
    }
  }
}
