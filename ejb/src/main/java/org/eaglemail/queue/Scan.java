package org.eaglemail.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.QueuedMessage;

/**
 * Finds in the database what is due, as far as there is room for it in memory, and renews the
 * leases of what is in memory already. One thread, never interrupted, which would close the
 * embedded database's files under all others.
 */
final class Scan {
  private static final Logger LOG = System.getLogger(Scan.class.getName());

  /** Recipients fetched at once. */
  static final int BATCH = 500;

  /**
   * Looks at least as often, since other nodes and administrators change what is due. What this
   * node makes due earlier wakes it, see {@link #expect}.
   */
  static final Duration MAX_WAIT = Duration.ofMinutes(1);

  /** How long to wait when others have what is due. */
  private static final Duration MIN_WAIT = Duration.ofSeconds(1);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  /**
   * How long to wait while memory is scarce, and more is due than may be fetched: most of it may be
   * for the destinations that have all of it already, and goes back.
   */
  private static final Duration WHILE_SCARCE = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Function<Instant, Lease> leases;
  private final Clock clock;
  private final Holdings holdings;
  private final Pauses pauses;
  private final Consumer<QueuedMessage> found;
  private final Bell bell = new Bell();
  private final Thread thread;
  private volatile Instant nextLook = Instant.MIN;
  private volatile boolean draining;
  private volatile boolean stopping;
  // Of the thread alone.
  private Duration longestWait = MAX_WAIT;

  /**
   * @param found takes what was due; must not block
   */
  Scan(
      Ledger ledger,
      Function<Instant, Lease> leases,
      Clock clock,
      Holdings holdings,
      Pauses pauses,
      Consumer<QueuedMessage> found) {
    this.ledger = ledger;
    this.leases = leases;
    this.clock = clock;
    this.holdings = holdings;
    this.pauses = pauses;
    this.found = found;
    this.thread = Thread.ofPlatform().daemon().name("eagle-queue").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Has it look now. */
  void wake() {
    bell.ring();
  }

  /** Something will be due then: has it look at that time, if it would not look before. */
  void expect(Instant due) {
    if (due.isBefore(nextLook)) {
      bell.ring();
    }
  }

  /** Fetches nothing more; leases are renewed still. */
  void drain() {
    draining = true;
  }

  void stop(Duration atMost) throws InterruptedException {
    stopping = true;
    bell.ring();
    thread.join(atMost);
  }

  private void run() {
    try {
      while (!stopping) {
        Duration wait = round();
        nextLook = clock.instant().plus(wait);
        bell.await(wait);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns how long nothing need be done. */
  private Duration round() {
    // What is committed from now on may be too late for this round: it rings for another one.
    nextLook = Instant.MAX;
    try {
      // First: a lease that just ended but is still ours must not be taken for one that is due.
      renew();
      pauses.replace(ledger.paused());
      return fetch();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the queue cannot be read; trying again", e);
      return Durations.shorter(AFTER_FAILURE, longestWait);
    }
  }

  private void renew() {
    Instant now = clock.instant();
    Lease lease = leases.apply(now);
    Duration length = Duration.between(now, lease.until());
    longestWait = longestWait(length);
    List<Long> ending = holdings.endingBefore(now.plus(length.dividedBy(2)));
    for (int from = 0; from < ending.size(); from += BATCH) {
      List<Long> batch = ending.subList(from, Math.min(from + BATCH, ending.size()));
      // What is lost meanwhile is not begun; what is under way already is not recorded.
      holdings.renewed(ledger.renew(batch, lease), lease.until());
    }
  }

  /** So that leases are renewed in the last half of their time, in good time. */
  private static Duration longestWait(Duration lease) {
    return Durations.shorter(lease.dividedBy(4), MAX_WAIT);
  }

  private Duration fetch() {
    boolean scarce = holdings.isScarce();
    int limit = Math.min(BATCH, scarce ? holdings.spare() : holdings.room());
    if (draining || limit == 0) {
      return longestWait;
    }
    Instant now = clock.instant();
    List<QueuedMessage> due = ledger.claim(now, limit);
    due.forEach(found);
    int recipients = due.stream().mapToInt(message -> message.recipients().size()).sum();
    if (recipients == limit) {
      return scarce ? Durations.shorter(WHILE_SCARCE, longestWait) : Duration.ZERO;
    }
    return untilNextDue(recipients == 0);
  }

  private Duration untilNextDue(boolean foundNothing) {
    Duration overdue = foundNothing ? MIN_WAIT : Duration.ZERO;
    return ledger
        .nextDue()
        .map(next -> Duration.between(clock.instant(), next))
        .map(wait -> wait.isPositive() ? wait : overdue)
        .filter(wait -> wait.compareTo(longestWait) < 0)
        .orElse(longestWait);
  }
}
