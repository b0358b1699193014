package org.eaglemail.database;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostTablesTest {
  private static final int OCTETS = 8 << 20;

  @TempDir private Path directory;

  @Test
  void aLargeFileWithoutTablesIsRefused() throws SQLException {
    fill();

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(this::open)
        .withMessageStartingWith("eagle.db.url: the database's file has 8 MiB, but no table");
  }

  @Test
  void aLargeFileWithTablesIsOpened() throws SQLException {
    fill();
    try (Connection connection = connect()) {
      connection.createStatement().execute("create table mail (id int primary key)");
    }

    assertThatNoException().isThrownBy(this::open);
  }

  @Test
  void aNewOneIsOpened() {
    assertThatNoException().isThrownBy(this::open);
  }

  /** As if its tables could not be found again. */
  private void fill() {
    byte[] octets = new byte[OCTETS];
    new Random(1).nextBytes(octets);
    try (MVStore store = MVStore.open(directory.resolve("test.mv.db").toString())) {
      store.openMap("lost").put(1, octets);
    }
  }

  private void open() throws SQLException {
    try (Connection connection = connect()) {
      LostTables.refuse(connection, H2Store.writtenAtOnce(connection).orElseThrow());
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("test"));
  }
}
