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
 * it. So statements pass together, and the state is taken when none is under way.
 *
 * <p>Thread-safe. A statement that waits for a lock of another transaction keeps others from
 * passing for {@link #PATIENCE} at a time, since that transaction has to go on; after {@link
 * #ATTEMPTS} the state is taken nevertheless.
 */
final class StoreGate {
  private static final Logger LOG = System.getLogger(StoreGate.class.getName());

  /** How long the statements that come wait for those under way, at a time. */
  private static final Duration PATIENCE = Duration.ofMillis(4);

  private static final int ATTEMPTS = 50;

  private static final ConcurrentMap<String, StoreGate> GATES = new ConcurrentHashMap<>();

  private final StampedLock lock = new StampedLock();
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

  /** From now on the state of this store is taken here. */
  void open(H2Store opened) {
    store = opened;
  }

  /** Runs a change together with others; it must not wait for another one's end. */
  @Nullable Object pass(Change change) throws Throwable {
    long stamp = lock.readLock();
    try {
      return change.run();
    } finally {
      lock.unlockRead(stamp);
      relieve();
    }
  }

  /** Before H2 takes the state itself, in the middle of a statement. */
  private void relieve() {
    H2Store current = store;
    if (current != null && current.isFilling()) {
      try {
        alone(current::cut);
      } catch (MVStoreException e) {
        // It closed itself: the next statement fails, and the sync says why.
        LOG.log(Level.DEBUG, "writing the store", e);
      }
    }
  }

  /** Runs something while no change is under way. */
  void alone(Runnable action) {
    long stamp = close();
    try {
      action.run();
    } finally {
      if (stamp != 0) {
        lock.unlockWrite(stamp);
      }
    }
  }

  private long close() {
    boolean interrupted = false;
    long stamp = 0;
    for (int attempt = 0; stamp == 0 && attempt < ATTEMPTS; attempt++) {
      try {
        stamp = lock.tryWriteLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return stamp;
  }
}
