package org.eaglemail.spool;

import java.io.IOException;
import java.io.InputStream;

/** A message as a stream of its pieces, each fetched when the one before is used up. */
final class PieceStream extends InputStream {

  /** Where the pieces come from. */
  @FunctionalInterface
  interface Pieces {
    byte[] get(int index) throws IOException;
  }

  private final Pieces pieces;
  private long rest;
  private int next;
  private byte[] current = {};
  private int position;

  /**
   * @param size octets that the pieces have together
   */
  PieceStream(long size, Pieces pieces) {
    this.rest = size;
    this.pieces = pieces;
  }

  @Override
  public int read() throws IOException {
    if (!advance()) {
      return -1;
    }
    rest--;
    return current[position++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!advance()) {
      return -1;
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current, position, target, offset, count);
    position += count;
    rest -= count;
    return count;
  }

  private boolean advance() throws IOException {
    if (rest == 0) {
      return false;
    }
    if (position == current.length) {
      current = pieces.get(next++);
      position = 0;
      if (current.length == 0 || current.length > rest) {
        throw new IOException("the pieces of a message do not add up to its size");
      }
    }
    return true;
  }
}
