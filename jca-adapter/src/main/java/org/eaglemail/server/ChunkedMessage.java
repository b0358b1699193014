package org.eaglemail.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.eaglemail.wire.LineFault;
import org.jspecify.annotations.Nullable;

/**
 * A message that comes in chunks (RFC 3030). Writing to it never fails: what is wrong with the
 * message is kept, since the chunk has to be read to its end all the same.
 *
 * <p>The chunks tell where the message ends, so no CR or LF in it can deceive us; but the next
 * server may get it line by line, so a bare one is no more legal than in DATA.
 */
final class ChunkedMessage extends OutputStream implements Closeable {
  private static final byte[] CRLF = {'\r', '\n'};

  private final MessageBuffer buffer;
  private final boolean binary;
  private final long deadline;
  private int last = '\n';
  private boolean lineOpen;
  private Optional<LineFault> fault = Optional.empty();
  private @Nullable IOException failure;

  /**
   * @param binary whether it is not made of lines (BINARYMIME)
   * @param time for all of it
   */
  ChunkedMessage(MessageBuffer buffer, boolean binary, Duration time) {
    this.buffer = buffer;
    this.binary = binary;
    this.deadline = System.nanoTime() + time.toNanos();
  }

  /** How much of the time for all of it is left. */
  Duration left() {
    return Duration.ofNanos(deadline - System.nanoTime());
  }

  long size() {
    return buffer.size();
  }

  MessageBuffer buffer() {
    return buffer;
  }

  /** What no line may hold, if it was found. */
  Optional<LineFault> fault() {
    return fault;
  }

  /** Why it could not be kept. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) {
    if (!binary) {
      look(octets, offset, offset + length);
    }
    keep(octets, offset, length);
  }

  private void look(byte[] octets, int from, int to) {
    for (int i = from; i < to && fault.isEmpty(); i++) {
      int octet = octets[i];
      if (octet == '\n' && last != '\r') {
        fault = Optional.of(LineFault.BARE_LF);
      } else if (octet != '\n' && last == '\r') {
        fault = Optional.of(LineFault.BARE_CR);
      } else if (octet == 0) {
        fault = Optional.of(LineFault.NUL);
      }
      lineOpen = octet != '\n';
      last = octet;
    }
  }

  private void keep(byte[] octets, int offset, int length) {
    if (failure == null && fault.isEmpty()) {
      try {
        buffer.write(octets, offset, length);
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  /** All chunks are there: ends the last line if the client did not. */
  void end() {
    if (!binary && last == '\r' && fault.isEmpty()) {
      fault = Optional.of(LineFault.BARE_CR);
    } else if (!binary && lineOpen) {
      keep(CRLF, 0, CRLF.length);
    }
  }

  @Override
  public void close() {
    buffer.close();
  }
}
