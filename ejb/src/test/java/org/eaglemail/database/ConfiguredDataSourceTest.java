package org.eaglemail.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ConfiguredDataSourceTest {
  private static final String URL = "jdbc:postgresql://127.0.0.1/eagle";

  private static PGSimpleDataSource postgresql(String url) throws SQLException {
    return ConfiguredDataSource.bounded(
            new DatabaseSettings(DatabaseSettings.Kind.POSTGRESQL, url, "eagle", ""))
        .unwrap(PGSimpleDataSource.class);
  }

  @Test
  void nothingIsWaitedForWithoutAnEnd() throws SQLException {
    PGSimpleDataSource database = postgresql(URL);

    assertThat(database.getOptions())
        .contains("lock_timeout=10000 ", "idle_in_transaction_session_timeout=600000 ")
        .contains("tcp_keepalives_idle=15 ");
    assertThat(database.getSocketTimeout()).isEqualTo(300);
    assertThat(database.getConnectTimeout()).isEqualTo(10);
    assertThat(database.getTcpKeepAlive()).isTrue();
  }

  @Test
  void theUrlComesFirst() throws SQLException {
    PGSimpleDataSource database =
        postgresql(
            URL
                + "?options=-c%20lock_timeout=1&socketTimeout=0&connectTimeout=3"
                + "&tcpKeepAlive=false");

    assertThat(database.getOptions()).isEqualTo("-c lock_timeout=1");
    assertThat(database.getSocketTimeout()).isZero();
    assertThat(database.getConnectTimeout()).isEqualTo(3);
    assertThat(database.getTcpKeepAlive()).isFalse();
  }
}
