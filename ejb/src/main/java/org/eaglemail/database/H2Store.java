package org.eaglemail.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * The store below an H2 database of this process. H2 would write it whenever it likes, see {@link
 * StoreGate}: here it is told when.
 */
final class H2Store {
  /** H2's own delay (milliseconds) until it writes what is committed: never, we do. */
  private static final int NEVER = Integer.MAX_VALUE;

  /** Live share (per cent) of the store's chunks below which what lives is moved together. */
  private static final int FILL_RATE = 50;

  /** Octets moved at most at a time, for which all writers wait; more when nobody waits. */
  private static final int MOVED_AT_WORK = 1 << 19;

  private static final int MOVED_AT_LEISURE = 1 << 22;

  private static final long NOT_WRITTEN = -1;

  private final MVStore store;

  /** Whether something was cut since the last {@link #sync}. */
  private volatile boolean unsynced;

  private H2Store(MVStore store) {
    this.store = store;
  }

  /** The store of that connection's database; empty when another process has it. */
  static Optional<H2Store> of(Connection connection) throws SQLException {
    if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
      H2Store store = new H2Store(session.getDatabase().getStore().getMvStore());
      store.store.setAutoCommitDelay(NEVER);
      return Optional.of(store);
    }
    return Optional.empty();
  }

  /**
   * Takes what is to be written of each map, and leaves the writing to H2's threads. No map may be
   * changed meanwhile.
   */
  void cut() {
    if (store.hasUnsavedChanges()) {
      unsynced = true;
    }
    if (store.tryCommit() == NOT_WRITTEN && store.hasUnsavedChanges()) {
      // Somebody else was about to; then wait for him.
      store.commit();
    }
  }

  /**
   * Moves some of what lives together, if there is much that does not, so that its place can be
   * used again. No map may be changed meanwhile.
   *
   * @param busy whether somebody waits for the store to be written
   */
  void compact(boolean busy) {
    store.compact(FILL_RATE, busy ? MOVED_AT_WORK : MOVED_AT_LEISURE);
  }

  /** Returns when all that was cut is on stable storage. */
  void sync() {
    unsynced = false;
    store.executeFilestoreOperation(store::sync);
  }

  /** Whether there is something to {@link #sync}. */
  boolean isUnsynced() {
    return unsynced;
  }

  /** Whether so much waits to be written that H2 will soon do it by itself. */
  boolean isFilling() {
    return store.getUnsavedMemory() > store.getAutoCommitMemory() / 2;
  }
}
