package org.eaglemail.reception;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.eaglemail.policy.header.OctetRange;
import org.eaglemail.spi.MessageSource;

/**
 * A message with other octets in places; nothing of it is copied.
 *
 * @param replacements in order, none overlapping another
 */
record WithReplacements(MessageSource whole, List<Replacement> replacements)
    implements MessageSource {

  /**
   * The message itself when there is nothing to replace.
   *
   * @param dropped what is left out; overlaps nothing of {@code replaced}
   */
  static MessageSource of(
      MessageSource whole, List<OctetRange> dropped, List<Replacement> replaced) {
    List<Replacement> all =
        Stream.concat(dropped.stream().map(Replacement::without), replaced.stream())
            .sorted(Comparator.comparingLong(one -> one.range().start()))
            .toList();
    return all.isEmpty() ? whole : new WithReplacements(whole, all);
  }

  @Override
  public long size() {
    return whole.size()
        + replacements.stream().mapToLong(one -> one.octets().length - one.range().length()).sum();
  }

  @Override
  public InputStream open() throws IOException {
    return new Replacing(whole.open(), replacements.iterator());
  }

  private static final class Replacing extends FilterInputStream {
    private final Iterator<Replacement> rest;
    private Replacement next;
    private InputStream instead = InputStream.nullInputStream();
    private long offset;

    Replacing(InputStream in, Iterator<Replacement> replacements) {
      super(in);
      this.rest = replacements;
      this.next = following();
    }

    private Replacement following() {
      return rest.hasNext()
          ? rest.next()
          : Replacement.without(new OctetRange(Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int replaced = instead.read(buffer, start, length);
      while (replaced < 0 && offset == next.range().start()) {
        in.skipNBytes(next.range().length());
        offset = next.range().end();
        instead = new ByteArrayInputStream(next.octets());
        next = following();
        replaced = instead.read(buffer, start, length);
      }
      if (replaced > 0) {
        return replaced;
      }
      int most = (int) Math.min(length, next.range().start() - offset);
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
