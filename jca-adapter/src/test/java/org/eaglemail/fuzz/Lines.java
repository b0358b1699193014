package org.eaglemail.fuzz;

import java.io.ByteArrayInputStream;

/** A client that sends its next line only when what it sent before has been read. */
final class Lines extends ByteArrayInputStream {
  Lines(byte[] octets) {
    super(octets);
  }

  @Override
  public synchronized int read(byte[] buffer, int start, int length) {
    int most = 0;
    while (most < length && pos + most < count) {
      most++;
      if (buf[pos + most - 1] == '\n') {
        break;
      }
    }
    return most == 0 && length > 0 ? -1 : super.read(buffer, start, most);
  }

  @Override
  public synchronized int available() {
    return 0;
  }
}
