package org.eaglemail.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Between the statements that change an H2 database and the moment at which its state is taken to
 * be written. H2 takes its maps one after the other, the log of what to undo among them: had a
 * transaction changed one that was taken and another that was not yet, a crash would leave half of
 * it. So statements pass together, and the state is taken when none is under way, never else.
 *
 * <p>A statement may wait for a row that another transaction has locked, and ends when that one
 * does. So who wants to be {@link #alone} first keeps out the statements that begin a transaction,
 * whose number would never end, and lets those of the others go on; then, for {@link #PATIENCE} at
 * a time, those too.
 *
 * <p>Thread-safe.
 */
final class StoreGate {
  private static final Logger LOG = System.getLogger(StoreGate.class.getName());

  /** How long the statements of transactions that have begun are kept out, at a time. */
  private static final Duration PATIENCE = Duration.ofMillis(4);

  /**
   * How long no transaction begins, at first, and at most: one that has begun may wait for another
   * to begin. It doubles each time.
   */
  private static final Duration SHORTEST_CLOSURE = Duration.ofMillis(16);

  private static final Duration LONGEST_CLOSURE = Duration.ofSeconds(1);

  /** How long a statement's thread tries to have the state taken before H2 takes it itself. */
  private static final Duration RELIEF = Duration.ofMillis(100);

  private static final ConcurrentMap<String, StoreGate> GATES = new ConcurrentHashMap<>();

  /** Passed by the first statement of each transaction, for as long as it runs. */
  private final StampedLock beginning = new StampedLock();

  /** Passed by every statement. */
  private final StampedLock running = new StampedLock();

  private final H2Connections connections = new H2Connections();
  private volatile @Nullable H2Store store;

  /** Something that changes the database. */
  @FunctionalInterface
  interface Change {
    @Nullable Object run() throws Throwable;
  }

  private StoreGate() {}

  /** The gate of the database with that JDBC URL. */
  static StoreGate of(String url) {
    return GATES.computeIfAbsent(url, key -> new StoreGate());
  }

  /** All connections to the database. */
  H2Connections connections() {
    return connections;
  }

  /** From now on the state of this store is taken here. */
  void open(H2Store opened) {
    store = opened;
  }

  /**
   * Runs a change together with others.
   *
   * @param begun whether its transaction has changed something already, or ends
   */
  @Nullable Object pass(boolean begun, Change change) throws Throwable {
    try {
      return begun ? run(change) : begin(change);
    } finally {
      relieve();
    }
  }

  private @Nullable Object begin(Change change) throws Throwable {
    long stamp = beginning.readLock();
    try {
      return run(change);
    } finally {
      beginning.unlockRead(stamp);
    }
  }

  private @Nullable Object run(Change change) throws Throwable {
    long stamp = running.readLock();
    try {
      return change.run();
    } finally {
      running.unlockRead(stamp);
    }
  }

  /** Before H2 takes the state itself, in the middle of a statement. */
  private void relieve() {
    H2Store current = store;
    if (current != null && current.isFilling()) {
      try {
        alone(RELIEF, current::cutIfFilling);
      } catch (MVStoreException e) {
        // It closed itself: the next statement fails, and the sync says why.
        LOG.log(Level.DEBUG, "writing the store", e);
      }
    }
  }

  /**
   * Runs something while no change is under way.
   *
   * @param limit how long to wait for that
   * @return false when changes were under way all the time: it did not run
   */
  boolean alone(Duration limit, Runnable action) {
    long end = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    boolean ran = false;
    long closure = SHORTEST_CLOSURE.toNanos();
    for (long left = limit.toNanos(); !ran && left > 0; left = end - System.nanoTime()) {
      try {
        ran = close(Math.min(closure, left), action);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      closure = Math.min(2 * closure, LONGEST_CLOSURE.toNanos());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return ran;
  }

  private boolean close(long nanos, Runnable action) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    long entrance = beginning.tryWriteLock(nanos, TimeUnit.NANOSECONDS);
    if (entrance == 0) {
      return false;
    }
    try {
      do {
        long stamp = running.tryWriteLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        if (stamp != 0) {
          try {
            action.run();
            return true;
          } finally {
            running.unlockWrite(stamp);
          }
        }
      } while (System.nanoTime() - end < 0);
      return false;
    } finally {
      beginning.unlockWrite(entrance);
    }
  }
}
