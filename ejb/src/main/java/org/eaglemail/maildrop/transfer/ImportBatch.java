package org.eaglemail.maildrop.transfer;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eaglemail.archive.ScreenedMessage;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spool.LocalRecipient;

/** Messages that are written in one transaction. For one thread; to be closed. */
public final class ImportBatch implements AutoCloseable {
  /** Messages in it at most. */
  static final int MAX_MESSAGES = 100;

  /** Octets that it has in memory when it takes no more; the last message may go beyond. */
  static final int MAX_MEMORY = 1024 * 1024;

  /**
   * A message to import.
   *
   * @param digest what it is known again by
   */
  public record Item(
      LocalRecipient to,
      ReversePath sender,
      Instant received,
      ScreenedMessage message,
      String digest) {}

  private final List<Item> items = new ArrayList<>();
  private int leftOut;
  private long memory;

  void add(Item item) {
    items.add(item);
    memory += item.message().inMemory();
  }

  /** One more that is not imported. */
  void leaveOut() {
    leftOut++;
  }

  boolean isFull() {
    return items.size() + leftOut >= MAX_MESSAGES || memory >= MAX_MEMORY;
  }

  List<Item> items() {
    return items;
  }

  int leftOut() {
    return leftOut;
  }

  @Override
  public void close() throws IOException {
    for (Item item : items) {
      item.message().close();
    }
  }
}
