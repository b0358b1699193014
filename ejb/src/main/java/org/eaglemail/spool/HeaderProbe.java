package org.eaglemail.spool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Lets a message through and notes whether its header holds anything but ASCII (RFC 6532). What
 * stands in the headers of its parts is not looked at. Read in pieces only.
 */
final class HeaderProbe extends FilterInputStream {
  private boolean body;
  private boolean lineIsEmpty = true;
  private boolean beyondAscii;

  HeaderProbe(InputStream message) {
    super(message);
  }

  /** Whether an octet beyond ASCII was in the header that has come so far. */
  boolean isBeyondAscii() {
    return beyondAscii;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    for (int i = offset; i < offset + count && !body; i++) {
      look(target[i]);
    }
    return count;
  }

  private void look(byte octet) {
    if (octet == '\n') {
      body = lineIsEmpty;
      lineIsEmpty = true;
    } else if (octet != '\r') {
      lineIsEmpty = false;
      beyondAscii |= octet < 0;
    }
  }
}
