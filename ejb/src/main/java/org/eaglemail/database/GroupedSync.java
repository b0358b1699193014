package org.eaglemail.database;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Group commit for H2, whose own commit leaves what it did in memory: one thread writes the store,
 * as it is when no statement is under way, and then {@code fsync}s it, for all transactions that
 * were committed when it began. While one sync runs the next group gathers; and since what a sync
 * writes costs more than what is in it, it waits a moment for transactions that are just being
 * committed. What nobody waits for is written too, and now and then the store is compacted.
 *
 * <p>Thread-safe.
 */
final class GroupedSync implements AutoCloseable {
  private static final Logger LOG = System.getLogger(GroupedSync.class.getName());

  /**
   * Time until what nobody waits for is synced, and between two compactions. H2 uses a place in its
   * file again when 45 s have passed since what was there was written elsewhere: that must be on
   * stable storage by then.
   */
  private static final Duration INTERVAL = Duration.ofMillis(500);

  /** How long a sync waits for transactions that are being committed. */
  private static final Duration COMPANY = Duration.ofMillis(3);

  /**
   * How long a sync waits for a moment without a statement under way; then it fails, rather than
   * write a state that a crash would make half a transaction of.
   */
  private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(1);

  /** The same for what can wait. */
  private static final Duration COMPACTION_PATIENCE = Duration.ofMillis(50);

  private static final long CLOSED = 0;
  private static final long NOBODY = -1;

  private final DataSource database;
  private final StoreGate gate;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition done = lock.newCondition();

  /** Guarded by {@code lock}: the group that gathers, and the last that was synced or failed. */
  private long gathering = 1;

  private long settled;
  private int committing;
  private boolean needed;
  private boolean closed;
  private @Nullable SQLException lastFailure;
  private long lastFailedGroup;

  /** The sync thread's own. */
  private @Nullable Connection connection;

  private @Nullable H2Store store;
  private long compacted = System.nanoTime();

  /**
   * @param gate passed by all that changes the database
   */
  GroupedSync(DataSource database, StoreGate gate) {
    this.database = database;
    this.gate = gate;
    this.thread = Thread.ofPlatform().daemon().name("eagle-sync").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** A transaction is about to be committed, whose sync will be waited for. */
  void announce() {
    lock.lock();
    try {
      committing++;
    } finally {
      lock.unlock();
    }
  }

  /**
   * A transaction that was announced has been committed, or not.
   *
   * @return the group it is in
   */
  long join() {
    lock.lock();
    try {
      committing--;
      if (committing == 0) {
        wanted.signal();
      }
      return gathering;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns when all that was committed before this call is on stable storage.
   *
   * @throws IOException when it could not be written
   */
  void await() throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      await(gathering);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns when a group is on stable storage.
   *
   * @param mine as {@link #join} returned it
   * @throws IOException when it could not be written
   */
  void await(long mine) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (mine == gathering) {
        needed = true;
        wanted.signal();
      }
      while (settled < mine) {
        if (closed) {
          throw new IOException("the database is being closed");
        }
        done.await();
      }
      if (lastFailedGroup >= mine) {
        throw new IOException("what was committed could not be synced", lastFailure);
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (true) {
        long group = nextGroup();
        if (group == CLOSED) {
          return;
        }
        SQLException failure = null;
        try {
          write(group != NOBODY);
        } catch (SQLException e) {
          LOG.log(Level.ERROR, "syncing the database failed: mail is refused until it works", e);
          failure = e;
          disconnect();
        }
        if (group != NOBODY) {
          settle(group, failure);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
    }
  }

  private void write(boolean waitedFor) throws SQLException {
    try {
      Connection current = connect();
      H2Store embedded = store;
      if (embedded != null) {
        write(embedded, waitedFor);
      } else if (waitedFor) {
        // Another process has the database.
        try (Statement statement = current.createStatement()) {
          statement.execute("CHECKPOINT SYNC");
        }
      }
    } catch (MVStoreException e) {
      throw new SQLException("H2's store cannot be written", e);
    }
  }

  private void write(H2Store embedded, boolean waitedFor) throws SQLException {
    // Others may have cut: not to wait for it while all statements do.
    embedded.save();
    if (!gate.alone(LONGEST_STATEMENT, embedded::cut)) {
      throw new SQLException("statements were under way for all of " + LONGEST_STATEMENT);
    }
    if (waitedFor || embedded.isUnsynced()) {
      embedded.sync();
    }
    long now = System.nanoTime();
    if (now - compacted >= INTERVAL.toNanos()) {
      compacted = now;
      gate.alone(COMPACTION_PATIENCE, () -> embedded.compact(waitedFor));
    }
  }

  private Connection connect() throws SQLException {
    Connection current = connection;
    if (current == null) {
      current = gate.connections().open(database);
      connection = current;
      store = H2Store.of(current).orElse(null);
      if (store != null) {
        gate.open(store);
      }
    }
    return current;
  }

  /** Waits until somebody waits, or the interval is over; closes the group that gathered. */
  private long nextGroup() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = INTERVAL.toNanos();
      while (!needed && !closed && left > 0) {
        left = wanted.awaitNanos(left);
      }
      if (!needed) {
        return closed ? CLOSED : NOBODY;
      }
      left = COMPANY.toNanos();
      while (committing > 0 && !closed && left > 0) {
        left = wanted.awaitNanos(left);
      }
      needed = false;
      return gathering++;
    } finally {
      lock.unlock();
    }
  }

  private void settle(long group, @Nullable SQLException failure) {
    lock.lock();
    try {
      settled = group;
      if (failure != null) {
        lastFailure = failure;
        lastFailedGroup = group;
      }
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void disconnect() {
    Connection current = connection;
    connection = null;
    store = null;
    if (current != null) {
      try {
        gate.connections().close(current);
      } catch (SQLException e) {
        LOG.log(Level.DEBUG, "closing the connection of the sync", e);
      }
    }
  }

  /** Syncs what is still waited for, then ends its thread. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wanted.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lock.lock();
    try {
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
