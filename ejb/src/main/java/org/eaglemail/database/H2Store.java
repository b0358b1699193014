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
 *
 * <p>H2 prepares one chunk of its file while another is still being written, and while another
 * thread lets go of those that nothing refers to any more. Its releases of 2026 lose track of
 * chunks that way, others may: so one is begun here only when all before it are saved.
 */
final class H2Store {
  /** H2's own delay (milliseconds) until it writes what is committed: never, we do. */
  private static final int NEVER = Integer.MAX_VALUE;

  /** The same, when each commit writes by itself before it returns. */
  private static final int AT_ONCE = 0;

  /**
   * Share of the room that H2 has for what is not yet written at which it is {@link #isFilling}.
   */
  private static final int FILLING = 4;

  /** Live share (per cent) of the store's chunks below which what lives is moved together. */
  private static final int FILL_RATE = 50;

  /** Octets moved at most at a time, for which all writers wait; more when nobody waits. */
  private static final int MOVED_AT_WORK = 1 << 19;

  private static final int MOVED_AT_LEISURE = 1 << 22;

  private static final long NOT_WRITTEN = -1;

  private final MVStore store;

  /** Whether something was cut since the last {@link #sync}. */
  private volatile boolean unsynced;

  /** The version up to which every chunk is saved. */
  private volatile long saved = NOT_WRITTEN;

  private H2Store(MVStore store) {
    this.store = store;
  }

  /**
   * The store of that connection's database, which is written from now on when we say so; empty
   * when another process has it.
   */
  static Optional<H2Store> of(Connection connection) throws SQLException {
    return of(connection, NEVER);
  }

  /**
   * The same, where each transaction is written when it is committed, by its own thread, until
   * {@link #of} is called: for the schema's migrations.
   */
  static Optional<H2Store> writtenAtOnce(Connection connection) throws SQLException {
    return of(connection, AT_ONCE);
  }

  private static Optional<H2Store> of(Connection connection, int delay) throws SQLException {
    Optional<H2Store> found = behind(connection);
    found.ifPresent(embedded -> embedded.store.setAutoCommitDelay(delay));
    return found;
  }

  /** The same, which is written as it was. */
  static Optional<H2Store> behind(Connection connection) throws SQLException {
    return connection.isWrapperFor(JdbcConnection.class)
            && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
        ? Optional.of(new H2Store(session.getDatabase().getStore().getMvStore()))
        : Optional.empty();
  }

  /** Returns when all that was cut is saved, if not yet on stable storage. */
  void save() {
    if (store.getCurrentVersion() != saved) {
      afterSaving(() -> {});
    }
  }

  private void afterSaving(Runnable action) {
    long version = store.getCurrentVersion();
    store.executeFilestoreOperation(action);
    saved = version;
  }

  /** {@link #cut} if it is still so full. */
  void cutIfFilling() {
    if (isFilling()) {
      cut();
    }
  }

  /**
   * Takes what is to be written of each map, and leaves the writing to H2's threads; first waits
   * for what was taken before, see {@link #save}. No map may be changed meanwhile.
   */
  void cut() {
    save();
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
    afterSaving(store::sync);
  }

  /** Whether it is open and could be written so far. */
  boolean isAlive() {
    return store.getPanicException() == null && !store.isClosed();
  }

  /** Octets of its file. */
  long size() {
    return store.getFileStore().size();
  }

  /** Whether there is something to {@link #sync}. */
  boolean isUnsynced() {
    return unsynced;
  }

  /** Whether so much waits to be written that H2 may soon do it by itself. */
  boolean isFilling() {
    return store.getUnsavedMemory() > store.getAutoCommitMemory() / FILLING;
  }
}
