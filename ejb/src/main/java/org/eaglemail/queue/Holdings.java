package org.eaglemail.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
  private final Map<Long, Held> held = new HashMap<>();

  /**
   * @param fence of the lease: one that was lost and taken anew is another
   * @param until when it ends
   */
  private record Held(long fence, Instant until) {}

  /**
   * @param limit most recipients at once
   */
  Holdings(int limit) {
    this.limit = limit;
  }

  /**
   * Takes all of the recipients, or none when there is no room for them. A message to more than are
   * fetched at once, which is a long list just received, leaves a quarter to others.
   */
  synchronized boolean take(List<QueuedRecipient> recipients, Instant until) {
    int kept = recipients.size() > Scan.BATCH ? share() : 0;
    if (recipients.size() > room() - kept) {
      return false;
    }
    for (QueuedRecipient recipient : recipients) {
      held.put(recipient.id(), new Held(recipient.fence(), until));
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
      held.computeIfPresent(
          recipient.id(), (id, lease) -> lease.fence() == recipient.fence() ? null : lease);
    }
    return scarce && !isScarce();
  }

  /** Less than a quarter is free: no time to fetch much, or to keep much for one destination. */
  synchronized boolean isScarce() {
    return room() < share();
  }

  /** How many one destination may have in any case, if there are others. */
  int share() {
    return limit / 4;
  }

  /** How many may be fetched though it is scarce: the other half is for what is received. */
  synchronized int spare() {
    return Math.max(0, room() - share() / 2);
  }

  synchronized int room() {
    return limit - held.size();
  }

  synchronized int size() {
    return held.size();
  }

  /** Recipients whose lease ends before {@code moment}, by primary key. */
  synchronized List<Long> endingBefore(Instant moment) {
    List<Long> ending = new ArrayList<>();
    held.forEach(
        (recipient, lease) -> {
          if (lease.until().isBefore(moment)) {
            ending.add(recipient);
          }
        });
    return ending;
  }

  /** Those of the recipients whose leases are not this node's any more. */
  synchronized List<QueuedRecipient> lost(List<QueuedRecipient> recipients, Instant now) {
    return recipients.stream().filter(recipient -> isLost(recipient, now)).toList();
  }

  private boolean isLost(QueuedRecipient recipient, Instant now) {
    Held lease = held.get(recipient.id());
    return lease == null || lease.fence() != recipient.fence() || !now.isBefore(lease.until());
  }

  /** Their leases were renewed. */
  synchronized void renewed(Collection<Long> recipients, Instant until) {
    for (Long recipient : recipients) {
      held.computeIfPresent(recipient, (id, lease) -> new Held(lease.fence(), until));
    }
  }
}
