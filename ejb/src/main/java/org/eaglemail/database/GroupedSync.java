package org.eaglemail.database;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Group commit for H2, whose own commit leaves the file to the operating system's cache: one thread
 * runs {@code CHECKPOINT SYNC} (write the store, then {@code fsync}) for all transactions that were
 * committed when it began. While one sync runs the next group gathers, so the disk is never idle
 * and a group is as large as the load makes it.
 *
 * <p>Thread-safe.
 */
final class GroupedSync implements AutoCloseable {
  private static final Logger LOG = System.getLogger(GroupedSync.class.getName());

  private final DataSource database;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition done = lock.newCondition();

  /** Guarded by {@code lock}: the group that gathers, and the last that was synced or failed. */
  private long gathering = 1;

  private long settled;
  private boolean needed;
  private boolean closed;
  private @Nullable SQLException lastFailure;
  private long lastFailedGroup;

  GroupedSync(DataSource database) {
    this.database = database;
    this.thread = Thread.ofPlatform().daemon().name("eagle-sync").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /**
   * Returns when all that was committed before this call is on stable storage.
   *
   * @throws IOException when it could not be written
   */
  void await() throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      long mine = gathering;
      needed = true;
      wanted.signal();
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
    Connection connection = null;
    try {
      while (true) {
        long group = nextGroup();
        if (group == 0) {
          return;
        }
        SQLException failure = null;
        try {
          connection = connection == null ? database.getConnection() : connection;
          try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
          }
        } catch (SQLException e) {
          LOG.log(Level.ERROR, "syncing the database failed: mail is refused until it works", e);
          failure = e;
          close(connection);
          connection = null;
        }
        settle(group, failure);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(connection);
    }
  }

  /** Waits until somebody waits; closes the group that gathered; 0 at the end. */
  private long nextGroup() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!needed && !closed) {
        wanted.await();
      }
      if (!needed) {
        return 0;
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

  private static void close(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
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
