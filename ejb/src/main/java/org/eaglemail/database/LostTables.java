package org.eaglemail.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database whose file is damaged: H2 opens some of these as if nothing had ever been in them, and
 * a new schema would be made over what could still be recovered.
 */
final class LostTables {
  /** Octets. The file of a database without tables is smaller, though it may have been killed. */
  private static final long LARGEST_WITHOUT = 1 << 22;

  private LostTables() {}

  /**
   * Refuses a database that has a large file and no tables.
   *
   * @throws SQLException then; its message is for the operator
   */
  static void refuse(Connection connection, H2Store store) throws SQLException {
    long size = store.size();
    if (size > LARGEST_WITHOUT && !hasTables(connection)) {
      throw new SQLException(
          "eagle.db.url: the database's file has %d MiB, but no table is in it: it is damaged. Restore a backup of it, or move it away to begin anew."
              .formatted(size >> 20));
    }
  }

  private static boolean hasTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet table =
            statement.executeQuery(
                "select 1 from information_schema.tables where table_schema = 'PUBLIC' limit 1")) {
      return table.next();
    }
  }
}
