package org.eaglemail.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A message converted while it is read. */
final class ConversionStream extends InputStream {
  private final Lines lines;
  private final EntityReader reader;
  private final ByteArrayOutputStream produced = new ByteArrayOutputStream(4096);
  private byte[] piece = {};
  private int position;
  private boolean ended;

  ConversionStream(InputStream in, MimeLimits limits, List<Optional<TransferEncoding>> plan) {
    this.lines = new Lines(in);
    this.reader = new EntityReader(lines, limits, new Rewriter(plan, produced));
  }

  @Override
  public int read() throws IOException {
    return isExhausted() ? -1 : piece[position++] & 0xff;
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, octets.length);
    if (length == 0) {
      return 0;
    }
    if (isExhausted()) {
      return -1;
    }
    int count = Math.min(length, piece.length - position);
    System.arraycopy(piece, position, octets, offset, count);
    position += count;
    return count;
  }

  private boolean isExhausted() throws IOException {
    while (position == piece.length && !ended) {
      produced.reset();
      try {
        while (!ended && produced.size() < Lines.MAX_PIECE) {
          ended = !reader.step();
        }
      } catch (InconvertibleException e) {
        throw new IOException("the message changed since it was looked at: " + e.why(), e);
      }
      piece = produced.toByteArray();
      position = 0;
    }
    return position == piece.length;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
