package org.eaglemail.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eaglemail.spi.MessageSource;

/**
 * A message that can be read only as long as this node holds the leases of its recipients. Each
 * read looks, the one that finds the end too: so the end of a message that another node may send by
 * now is never told.
 */
record LeasedMessage(MessageSource message, BooleanSupplier ours) implements MessageSource {
  @Override
  public long size() {
    return message.size();
  }

  @Override
  public InputStream open() throws IOException {
    check();
    return new FilterInputStream(message.open()) {
      @Override
      public int read() throws IOException {
        int octet = super.read();
        check();
        return octet;
      }

      @Override
      public int read(byte[] octets, int offset, int length) throws IOException {
        int count = super.read(octets, offset, length);
        check();
        return count;
      }
    };
  }

  @Override
  public Optional<MessageSource> sevenBit() throws IOException {
    return message.sevenBit().map(form -> new LeasedMessage(form, ours));
  }

  private void check() throws LeaseEndedException {
    if (!ours.getAsBoolean()) {
      throw new LeaseEndedException();
    }
  }
}
