package org.eaglemail.mime;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads octets line by line, long lines in pieces. Only CRLF ends a line; it is told of, but no
 * part of a piece. What it shows is valid until the next piece is read.
 */
final class Lines implements Closeable {
  /** The longest piece: more than any boundary, header line or line that SMTP carries. */
  static final int MAX_PIECE = 2048;

  private static final int BUFFER = 8192;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private final byte[] piece = new byte[MAX_PIECE + 1];
  private int length;
  private boolean begins = true;
  private boolean ends = true;
  private boolean carried;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Reads the next piece; false at the end. */
  boolean next() throws IOException {
    begins = ends;
    ends = false;
    length = 0;
    if (carried) {
      piece[length++] = '\r';
      carried = false;
    }
    int octet = read();
    while (octet >= 0) {
      if (octet == '\n' && length > 0 && piece[length - 1] == '\r') {
        length--;
        ends = true;
        return true;
      }
      piece[length++] = (byte) octet;
      if (length > MAX_PIECE) {
        return full();
      }
      octet = read();
    }
    return length > 0;
  }

  /** A piece that goes on; a CR at its end may yet be half of a line end. */
  private boolean full() {
    carried = piece[length - 1] == '\r';
    length -= carried ? 1 : 0;
    return true;
  }

  private int read() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.read(buffer));
      if (limit == 0) {
        return -1;
      }
    }
    return buffer[position++] & 0xff;
  }

  byte[] octets() {
    return piece;
  }

  int length() {
    return length;
  }

  /** Whether it is the first of its line. */
  boolean begins() {
    return begins;
  }

  /** Whether CRLF follows. */
  boolean ends() {
    return ends;
  }

  /** Whether it is all there is of its line. */
  boolean isWhole() {
    return begins && length <= MAX_PIECE - 1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
