package org.eaglemail.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  @TempDir private Path directory;

  @AfterEach
  void makeRoom() {
    FullDisk.full(false);
  }

  /** H2 closes a database that it cannot write; it is opened anew when all have let go of it. */
  @Test
  void whenThereIsRoomAgainItGoesOnWithWhatWasSynced() throws Exception {
    FullDisk.register();
    DataSource database =
        ConfiguredDataSource.of(
            new DatabaseSettings(
                DatabaseSettings.Kind.H2, "jdbc:h2:full:" + directory.resolve("test"), "sa", ""));
    StoreGate gate = StoreGate.of("full");
    try (GroupedSync sync = new GroupedSync(database, gate)) {
      sync.start();
      Connection first = GatedConnection.open(database, gate);
      Connection second = GatedConnection.open(database, gate);
      execute(first, "create table mail (id int primary key)");
      execute(first, "insert into mail values (1)");
      sync.await();

      FullDisk.full(true);
      execute(second, "insert into mail values (2)");
      assertThatIOException().isThrownBy(sync::await);
      assertThatIOException().isThrownBy(sync::await);
      FullDisk.full(false);
      assertThatIsClosed(() -> execute(first, "insert into mail values (3)"));
      closeQuietly(first);
      assertThatIsClosed(() -> GatedConnection.open(database, gate));
      assertThatIsClosed(() -> execute(second, "insert into mail values (4)"));
      closeQuietly(second);

      try (Connection third = GatedConnection.open(database, gate);
          Connection fourth = GatedConnection.open(database, gate)) {
        execute(third, "insert into mail values (5)");
        sync.await();
        assertThat(ids(fourth)).isEqualTo("1,5");
      }
    }
  }

  private static void assertThatIsClosed(ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(SQLNonTransientConnectionException.class)
        .isThrownBy(call)
        .withMessageContaining("closed itself");
  }

  /** As a pool does. */
  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      assertThat(e.getMessage()).contains("No space left on device");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ids(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet ids =
            statement.executeQuery(
                "select listagg(id, ',') within group (order by id) from mail")) {
      ids.next();
      return ids.getString(1);
    }
  }
}
