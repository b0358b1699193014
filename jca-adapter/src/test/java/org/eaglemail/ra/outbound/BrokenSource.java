package org.eaglemail.ra.outbound;

import java.io.IOException;
import java.io.InputStream;
import org.eaglemail.spi.MessageSource;

/** A message that is not there any more. */
final class BrokenSource implements MessageSource {
  @Override
  public long size() {
    return 1;
  }

  @Override
  public InputStream open() throws IOException {
    throw new IOException("content is gone");
  }
}
