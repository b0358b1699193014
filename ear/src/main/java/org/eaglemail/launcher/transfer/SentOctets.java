package org.eaglemail.launcher.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** Tells how much of a mailbox was sent, a line for each tenth. */
final class SentOctets {
  private final long total;
  private final PrintStream out;
  private long sent;
  private long told;

  /**
   * @param total 0 when it is not known; then nothing is told
   */
  SentOctets(long position, long total, PrintStream out) {
    this.sent = position;
    this.total = total;
    this.out = out;
    this.told = tenths();
  }

  private long tenths() {
    return total == 0 ? 0 : sent * 10 / total;
  }

  /** The stream, counted while it is read. */
  InputStream counted(InputStream content) {
    return new FilterInputStream(content) {
      @Override
      public int read() throws IOException {
        int octet = super.read();
        add(octet < 0 ? 0 : 1);
        return octet;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        add(Math.max(count, 0));
        return count;
      }
    };
  }

  private void add(int octets) {
    sent += octets;
    if (tenths() > told) {
      told = tenths();
      out.println(told * 10 + " % sent");
    }
  }
}
