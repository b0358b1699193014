package org.eaglemail.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.eaglemail.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two nodes of one name off the same database, as a copy of a data directory makes them: each
 * would take the other's leases for its own. On PostgreSQL a lock on a connection of its own, which
 * ends with the process; a file database is locked by itself.
 */
@ApplicationScoped
public class NodeLock {
  private static final Logger LOG = System.getLogger(NodeLock.class.getName());

  /**
   * How long the lock may be another's: as long as PostgreSQL takes to find out that the machine of
   * this node's last run is gone, see {@link PostgresWaits}.
   */
  static final Duration PATIENCE = Duration.ofSeconds(35);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private @Nullable Connection connection;

  /**
   * Takes the name until {@link #release}.
   *
   * @throws SQLException when another node has it, or the database cannot be asked
   */
  public void take(Settings settings, String node) throws SQLException {
    DatabaseSettings database = DatabaseSettings.of(settings);
    if (database.kind() != DatabaseSettings.Kind.POSTGRESQL) {
      return;
    }
    Connection own = ConfiguredDataSource.bounded(database).getConnection();
    connection = own;
    Instant end = Instant.now().plus(PATIENCE);
    while (!isTaken(own, node)) {
      if (Instant.now().isAfter(end)) {
        release();
        throw new SQLException(
            "another node runs as "
                + node
                + " on this database: each needs a data directory of its own, without a copied"
                + " node-id");
      }
      pause();
    }
  }

  private static boolean isTaken(Connection connection, String node) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
      statement.setString(1, "eagle node " + node);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while the name of this node was another's", e);
    }
  }

  /** Lets another have the name. */
  public void release() {
    Connection current = connection;
    connection = null;
    if (current != null) {
      try {
        current.close();
      } catch (SQLException e) {
        LOG.log(Level.DEBUG, "closing the connection of the node's lock", e);
      }
    }
  }
}
