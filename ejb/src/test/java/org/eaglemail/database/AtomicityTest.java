package org.eaglemail.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever H2 is killed, each transaction is there as a whole or not at all. */
class AtomicityTest {
  private static final int THREADS = 4;
  private static final int ROWS = 10;
  private static final int TABLES = 12;
  private static final int IMAGES = 60;
  private static final int LARGE_ROUNDS = 6;
  private static final int CLOSED_ROUNDS = 60;
  private static final int LARGE_ROWS = 40;
  private static final int LARGE_OCTETS = 1 << 18;

  @TempDir private Path directory;

  @Test
  void aCrashLeavesNoHalfTransaction() throws Exception {
    CrashImages.register();
    DataSource database = database("crash:" + directory.resolve("test"));
    StoreGate gate = StoreGate.of("test");
    create(database);
    try (GroupedSync sync = new GroupedSync(database, gate);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      sync.start();
      CrashImages.begin();
      List<Future<Void>> writers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int own = i;
        writers.add(threads.submit(() -> write(database, gate, sync, own)));
      }
      for (Future<Void> writer : writers) {
        writer.get();
      }
      CrashImages.end();
    }
    List<Path> images = CrashImages.kept();
    assertThat(images).hasSizeGreaterThanOrEqualTo(IMAGES);
    List<String> halves = new ArrayList<>();
    for (Path image : images) {
      inspect(image, halves);
    }
    assertThat(halves).as("of %d images", images.size()).isEmpty();
  }

  /**
   * A transaction that is written in several steps, since H2 keeps no more in memory: each step can
   * be read again, whatever follows.
   */
  @Test
  void aCrashWhileMuchIsWrittenLeavesADatabase() throws Exception {
    CrashImages.register();
    DataSource database = database("crash:" + directory.resolve("large"));
    StoreGate gate = StoreGate.of("large");
    try (Connection connection = GatedConnection.open(database, gate);
        GroupedSync sync = new GroupedSync(database, gate)) {
      sync.start();
      try (Statement statement = connection.createStatement()) {
        statement.execute("create table large (id identity, octets varbinary)");
      }
      sync.await();
      CrashImages.begin();
      connection.setAutoCommit(false);
      for (int round = 0; round < LARGE_ROUNDS; round++) {
        insertLarge(connection);
        connection.commit();
        sync.await();
      }
      CrashImages.end();
    }
    List<Path> images = CrashImages.kept();
    assertThat(images).hasSizeGreaterThan(LARGE_ROUNDS);
    List<Integer> rows = new ArrayList<>();
    for (Path image : images) {
      rows.add(rowsOfLarge(image));
    }
    assertThat(rows).isSorted().endsWith(LARGE_ROUNDS * LARGE_ROWS);
    assertThat(rows).allMatch(number -> number % LARGE_ROWS == 0);
  }

  /** And the room of what was deleted is used again, now and when it is closed. */
  @Test
  void aCrashWhileItIsClosedLeavesADatabase() throws Exception {
    CrashImages.register();
    DataSource database = database("crash:" + directory.resolve("closed") + ";RETENTION_TIME=0");
    StoreGate gate = StoreGate.of("closed");
    try (Connection connection = GatedConnection.open(database, gate)) {
      try (GroupedSync sync = new GroupedSync(database, gate);
          Statement statement = connection.createStatement()) {
        sync.start();
        statement.execute("create table large (id identity, octets varbinary)");
        connection.setAutoCommit(false);
        for (int round = 0; round < CLOSED_ROUNDS; round++) {
          statement.execute("delete from large");
          insertLarge(connection);
          connection.commit();
          sync.await();
        }
      }
      assertThat(directory.resolve("closed.mv.db"))
          .satisfies(
              file ->
                  assertThat(Files.size(file))
                      .isLessThan((long) LARGE_ROWS * LARGE_OCTETS * CLOSED_ROUNDS / 2));
      CrashImages.begin();
    }
    CrashImages.end();
    assertThat(CrashImages.kept()).isNotEmpty();
    for (Path image : CrashImages.kept()) {
      assertThat(rowsOfLarge(image)).isEqualTo(LARGE_ROWS);
    }
  }

  private static void insertLarge(Connection connection) throws SQLException {
    byte[] octets = new byte[LARGE_OCTETS];
    for (int row = 0; row < LARGE_ROWS; row++) {
      ThreadLocalRandom.current().nextBytes(octets);
      try (PreparedStatement insert =
          connection.prepareStatement("insert into large (octets) values (?)")) {
        insert.setBytes(1, octets);
        insert.executeUpdate();
      }
    }
  }

  private static int rowsOfLarge(Path image) throws SQLException {
    try (Connection connection = database(pathOf(image)).getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from large")) {
      count.next();
      return count.getInt(1);
    }
  }

  private static DataSource database(String path) {
    return ConfiguredDataSource.of(
        new DatabaseSettings(DatabaseSettings.Kind.H2, "jdbc:h2:" + path, "sa", ""));
  }

  private static void create(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (int table = 0; table < TABLES; table++) {
        statement.execute("create table t" + table + " (id int primary key, n int not null)");
        for (int id = 0; id < ROWS * THREADS; id++) {
          statement.execute("insert into t" + table + " values (" + id + ", 0)");
        }
      }
    }
  }

  /** In each transaction a row of its own gets the same number in every table, and is synced. */
  private static Void write(DataSource database, StoreGate gate, GroupedSync sync, int own)
      throws Exception {
    try (Connection connection = GatedConnection.open(database, gate)) {
      connection.setAutoCommit(false);
      for (int n = 1; CrashImages.kept().size() < IMAGES; n++) {
        int id = own * ROWS + ThreadLocalRandom.current().nextInt(ROWS);
        for (int table = 0; table < TABLES; table++) {
          try (PreparedStatement update =
              connection.prepareStatement("update t" + table + " set n = ? where id = ?")) {
            update.setInt(1, n);
            update.setInt(2, id);
            update.executeUpdate();
          }
        }
        connection.commit();
        if (n % 8 == 0) {
          sync.await();
        }
      }
    }
    return null;
  }

  private static void inspect(Path image, List<String> halves) throws SQLException {
    try (Connection connection = database(pathOf(image)).getConnection();
        Statement statement = connection.createStatement()) {
      for (int table = 1; table < TABLES; table++) {
        try (ResultSet half =
            statement.executeQuery(
                "select a.id, a.n, b.n from t0 a join t%d b on a.id = b.id where a.n <> b.n"
                    .formatted(table))) {
          while (half.next()) {
            halves.add(
                "%s: row %d is %d in t0 and %d in t%d"
                    .formatted(
                        image.getFileName(),
                        half.getInt(1),
                        half.getInt(2),
                        half.getInt(3),
                        table));
          }
        }
      }
    }
  }

  private static String pathOf(Path image) {
    return image.toString().replaceAll("\\.mv\\.db$", "");
  }
}
