package org.eaglemail.reception;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.eaglemail.policy.header.OctetRange;
import org.eaglemail.spi.MessageSource;

/**
 * A message without some of its octets; nothing of it is copied.
 *
 * @param ranges what is left out, in order, none overlapping another
 */
record WithoutRanges(MessageSource whole, List<OctetRange> ranges) implements MessageSource {

  /** The message itself when there is nothing to leave out. */
  static MessageSource of(MessageSource whole, List<OctetRange> ranges) {
    return ranges.isEmpty() ? whole : new WithoutRanges(whole, ranges);
  }

  @Override
  public long size() {
    return whole.size() - ranges.stream().mapToLong(OctetRange::length).sum();
  }

  @Override
  public InputStream open() throws IOException {
    return new Skipping(whole.open(), ranges.iterator());
  }

  private static final class Skipping extends FilterInputStream {
    private final Iterator<OctetRange> rest;
    private OctetRange next;
    private long offset;

    Skipping(InputStream in, Iterator<OctetRange> ranges) {
      super(in);
      this.rest = ranges;
      this.next = following();
    }

    private OctetRange following() {
      return rest.hasNext() ? rest.next() : new OctetRange(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
      while (offset == next.start()) {
        in.skipNBytes(next.length());
        offset = next.end();
        next = following();
      }
      int most = (int) Math.min(length, next.start() - offset);
      int count = in.read(buffer, start, most);
      offset += Math.max(0, count);
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = 0;
      while (skipped < count && read() >= 0) {
        skipped++;
      }
      return skipped;
    }

    @Override
    public int available() {
      return 0;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
