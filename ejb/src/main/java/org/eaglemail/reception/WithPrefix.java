package org.eaglemail.reception;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.eaglemail.spi.MessageSource;

/** A message with some octets before it; nothing of it is copied. */
final class WithPrefix implements MessageSource {
  private final byte[] prefix;
  private final MessageSource message;

  private WithPrefix(byte[] prefix, MessageSource message) {
    this.prefix = prefix;
    this.message = message;
  }

  /** The message itself when there is nothing to put before it. */
  static MessageSource of(byte[] prefix, MessageSource message) {
    return prefix.length == 0 ? message : new WithPrefix(prefix, message);
  }

  @Override
  public long size() {
    return prefix.length + message.size();
  }

  @Override
  public InputStream open() throws IOException {
    return new SequenceInputStream(new ByteArrayInputStream(prefix), message.open());
  }
}
