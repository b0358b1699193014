package org.eaglemail.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * All connections to one H2 database of this process. A database that could not be written closes
 * itself; it must not be opened anew before all connections to it are closed, since each of them
 * would, when it is used or closed, make H2 forget the new one, whose file stays locked then. So
 * what comes after is refused until they are.
 *
 * <p>Thread-safe.
 */
final class H2Connections {
  /** The store that the open connections, or the last of them, lead to. */
  private @Nullable H2Store store;

  private int open;

  /**
   * Opens one; it ends by {@link #close}.
   *
   * @throws SQLException also while connections to a database that closed itself are left
   */
  synchronized Connection open(DataSource database) throws SQLException {
    if (open > 0) {
      check(store);
    }
    Connection connection = database.getConnection();
    open++;
    Optional<H2Store> behind = H2Store.behind(connection);
    if (behind.isPresent()) {
      store = behind.get();
      if (!store.isAlive()) {
        close(connection);
        check(store);
      }
    }
    return connection;
  }

  /** Closes one that was opened here. */
  synchronized void close(Connection connection) throws SQLException {
    open--;
    connection.close();
  }

  /**
   * Refuses to go on with a database that closed itself.
   *
   * @throws SQLException then
   */
  static void check(@Nullable H2Store store) throws SQLException {
    if (store != null && !store.isAlive()) {
      throw new SQLNonTransientConnectionException(
          "the database closed itself, as it could not be written");
    }
  }
}
