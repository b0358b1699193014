package org.eaglemail.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A transport of one server, from before there could be several, is what it was. */
class TransportMigrationTest {
  private static final String BEFORE = "12";

  @Test
  void theOneServerIsTheFirst() throws SQLException {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:transport-migration;DB_CLOSE_DELAY=-1");
    Flyway.configure()
        .dataSource(h2)
        .locations("classpath:db/migration")
        .target(BEFORE)
        .load()
        .migrate();
    try (Connection connection = h2.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into transport"
              + " (id, pattern, host, port, tls, login_name, login_secret, created_at)"
              + " values (7, '*', 'hub.test', 587, 'verify', 'alice', 'sealed', now())");
      Flyway.configure().dataSource(h2).locations("classpath:db/migration").load().migrate();

      assertThat(
              row(
                  statement,
                  "select t.action, h.id, h.host, h.port, h.mx, h.priority, h.weight, h.tls,"
                      + " h.login_name, h.login_secret from transport t"
                      + " join transport_host h on h.transport_id = t.id where t.pattern = '*'"))
          .isEqualTo("relay 7 hub.test 587 FALSE 0 1 verify alice sealed");
    }
  }

  private static String row(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      StringBuilder text = new StringBuilder();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        text.append(i == 1 ? "" : " ").append(rows.getString(i));
      }
      return text.toString();
    }
  }
}
