package org.eaglemail.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Buffered output that takes no memory while nothing waits in it: of 10,000 sessions almost all are
 * idle. It writes on by itself only when {@value #CAPACITY} octets are together. For one thread.
 */
public final class LineWriter extends OutputStream {
  private static final int CAPACITY = 8 * 1024;
  private static final int FIRST_CAPACITY = 512;
  private static final byte[] NOTHING = {};

  private final OutputStream out;
  private byte[] buffer = NOTHING;
  private int length;

  public LineWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Adds a line and its CRLF.
   *
   * @param text without CR and LF; written as UTF-8
   */
  public void line(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
    write('\r');
    write('\n');
  }

  @Override
  public void write(int octet) throws IOException {
    room(1);
    buffer[length++] = (byte) octet;
  }

  @Override
  public void write(byte[] octets, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, octets.length);
    if (count >= CAPACITY) {
      writeOn();
      out.write(octets, offset, count);
      return;
    }
    room(count);
    System.arraycopy(octets, offset, buffer, length, count);
    length += count;
  }

  private void room(int octets) throws IOException {
    if (length + octets > CAPACITY) {
      writeOn();
    }
    if (length + octets > buffer.length) {
      int doubled = Math.max(FIRST_CAPACITY, buffer.length * 2);
      byte[] larger = new byte[Math.min(CAPACITY, Math.max(doubled, length + octets))];
      System.arraycopy(buffer, 0, larger, 0, length);
      buffer = larger;
    }
  }

  private void writeOn() throws IOException {
    int ready = length;
    // Forgotten before it is written: after a failure it is not tried again.
    length = 0;
    out.write(buffer, 0, ready);
  }

  /** Sends what waits, and gives its memory back. */
  @Override
  public void flush() throws IOException {
    if (length > 0) {
      writeOn();
      buffer = NOTHING;
    }
    out.flush();
  }
}
