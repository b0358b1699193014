package org.eaglemail.wire;

import java.io.InputStream;
import java.util.Objects;
import java.util.Random;

/** Gives octets in pieces of random size, as a network does. */
final class ChunkedInput extends InputStream {
  private final byte[] octets;
  private final Random random;
  private final int maxPiece;
  private int position;

  ChunkedInput(byte[] octets, Random random, int maxPiece) {
    this.octets = octets;
    this.random = random;
    this.maxPiece = maxPiece;
  }

  @Override
  public int read() {
    return position == octets.length ? -1 : octets[position++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (position == octets.length) {
      return -1;
    }
    int n = Math.min(Math.min(length, octets.length - position), 1 + random.nextInt(maxPiece));
    System.arraycopy(octets, position, target, offset, n);
    position += n;
    return n;
  }
}
