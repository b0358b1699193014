package org.eaglemail.client;

import java.io.IOException;
import java.io.InputStream;
import org.eaglemail.spi.MessageSource;

/** A message that can be read for a while, and then no more. */
final class UnreadableSource implements MessageSource {
  private static final int READABLE = 500;

  @Override
  public long size() {
    return READABLE * 2L;
  }

  @Override
  public InputStream open() {
    return new InputStream() {
      private int left = READABLE;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
      }

      @Override
      public int read(byte[] octets, int offset, int length) throws IOException {
        if (left == 0) {
          throw new IOException("disk is gone");
        }
        int count = Math.min(left, length);
        left -= count;
        for (int i = offset; i < offset + count; i++) {
          octets[i] = 'x';
        }
        return count;
      }
    };
  }
}
