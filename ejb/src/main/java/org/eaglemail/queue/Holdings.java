package org.eaglemail.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eaglemail.spool.QueuedRecipient;

/**
 * The recipients that this node has in memory, waiting or being tried, and when their leases end.
 * Thread-safe; never blocks.
 */
final class Holdings {
  /** Recipients in memory: about 10 MiB. What is more waits in the database. */
  static final int MAX_RECIPIENTS = 20_000;

  private final int limit;
  private final Map<Long, Instant> ends = new HashMap<>();

  /**
   * @param limit most recipients at once
   */
  Holdings(int limit) {
    this.limit = limit;
  }

  /** Takes all of the recipients, or none when there is no room for them. */
  synchronized boolean take(List<QueuedRecipient> recipients, Instant until) {
    if (recipients.size() > room()) {
      return false;
    }
    for (QueuedRecipient recipient : recipients) {
      ends.put(recipient.id(), until);
    }
    return true;
  }

  /**
   * Forgets recipients.
   *
   * @return whether this made room again: it was scarce and is not any more
   */
  synchronized boolean drop(List<QueuedRecipient> recipients) {
    boolean scarce = isScarce();
    for (QueuedRecipient recipient : recipients) {
      ends.remove(recipient.id());
    }
    return scarce && !isScarce();
  }

  /** Less than a quarter is free: no time to fetch more. */
  synchronized boolean isScarce() {
    return room() < limit / 4;
  }

  synchronized int room() {
    return limit - ends.size();
  }

  synchronized int size() {
    return ends.size();
  }

  /** Recipients whose lease ends before {@code moment}, by primary key. */
  synchronized List<Long> endingBefore(Instant moment) {
    List<Long> ending = new ArrayList<>();
    ends.forEach(
        (recipient, end) -> {
          if (end.isBefore(moment)) {
            ending.add(recipient);
          }
        });
    return ending;
  }

  /** Their leases were renewed. */
  synchronized void renewed(List<Long> recipients, Instant until) {
    for (Long recipient : recipients) {
      ends.computeIfPresent(recipient, (id, end) -> until);
    }
  }
}
