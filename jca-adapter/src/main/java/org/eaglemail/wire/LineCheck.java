package org.eaglemail.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A message on its way to where only lines may go: it fails at a CR or LF outside a CRLF. */
public final class LineCheck extends FilterInputStream {
  private boolean afterCr;

  public LineCheck(InputStream message) {
    super(message);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * @throws BareLineBreakException at the first CR or LF that is not part of a CRLF
   */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = in.read(target, offset, length);
    if (count < 0 && afterCr) {
      throw new BareLineBreakException(LineFault.BARE_CR);
    }
    check(target, offset, offset + count);
    return count;
  }

  private void check(byte[] octets, int from, int end) throws BareLineBreakException {
    int i = from;
    while (i < end) {
      if (afterCr) {
        if (octets[i] != '\n') {
          throw new BareLineBreakException(LineFault.BARE_CR);
        }
        afterCr = false;
        i++;
      } else {
        i = LineEnds.next(octets, i, end);
        if (i < end) {
          if (octets[i] == '\n') {
            throw new BareLineBreakException(LineFault.BARE_LF);
          }
          afterCr = true;
          i++;
        }
      }
    }
  }

  /** Not offered: what is skipped would not be looked at. */
  @Override
  public long skip(long octets) throws IOException {
    throw new UnsupportedOperationException("a checked message is read to its end");
  }
}
