package org.eaglemail.archive;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import org.eaglemail.spi.MessageSource;

/**
 * Writes messages into a mailbox, one after the other. For one thread. What lies behind it is not
 * closed with it.
 */
public interface MessageWriter extends Closeable {
  /**
   * Writes one.
   *
   * @param name of letters and digits, another for each message
   * @param sender its reverse-path, empty for the null sender
   * @param message may be opened more than once
   * @throws IOException when reading or writing fails; the mailbox is of no use then
   */
  void write(String name, String sender, Instant received, MessageSource message)
      throws IOException;
}
