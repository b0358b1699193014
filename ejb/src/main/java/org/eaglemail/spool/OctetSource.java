package org.eaglemail.spool;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.eaglemail.spi.MessageSource;

/** A message that is in memory. */
public final class OctetSource implements MessageSource {
  private final byte[] octets;

  /**
   * @param octets not copied, and not to be changed
   */
  public OctetSource(byte[] octets) {
    this.octets = octets;
  }

  @Override
  public long size() {
    return octets.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(octets);
  }
}
