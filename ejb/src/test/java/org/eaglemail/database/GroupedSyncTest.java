package org.eaglemail.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupedSyncTest {
  @TempDir private Path directory;
  private JdbcDataSource h2 = new JdbcDataSource();

  @BeforeEach
  void open() throws SQLException {
    h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:file:" + directory.resolve("test"));
    try (Connection connection = h2.getConnection()) {
      connection.createStatement().execute("create table t (id int primary key)");
    }
  }

  @Test
  void oneSyncServesAllThatWaitWhileAnotherRuns() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (GroupedSync sync = new GroupedSync(counting(connections), StoreGate.of(h2.getURL()));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      sync.start();
      List<Future<Void>> waits = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        waits.add(
            threads.submit(
                () -> {
                  sync.await();
                  return null;
                }));
      }
      for (Future<Void> wait : waits) {
        wait.get();
      }
    }
    assertThat(connections).as("one connection serves every sync").hasValue(1);
  }

  /** Its sync comes for those who wait, though one that was announced never ends. */
  @Test
  void aTransactionThatHangsKeepsNobodyWaiting() throws Exception {
    try (GroupedSync sync = new GroupedSync(h2, StoreGate.of(h2.getURL()))) {
      sync.start();
      sync.announce();
      sync.announce();
      long group = sync.join();
      sync.await(group);
      assertThat(sync.join()).as("the next group").isGreaterThan(group);
    }
  }

  @Test
  void whoComesAfterTheSyncOfHisGroupWaitsForNoOther() throws Exception {
    AtomicInteger failures = new AtomicInteger();
    try (GroupedSync sync = new GroupedSync(failing(failures), StoreGate.of(h2.getURL()))) {
      sync.start();
      sync.announce();
      long group = sync.join();
      sync.await();
      // From now on there is no sync that works.
      failures.set(Integer.MAX_VALUE);
      sync.await(group);
    }
  }

  @Test
  void aFailedSyncFailsThoseWhoWaitedAndTheNextOneWorks() throws Exception {
    AtomicInteger failures = new AtomicInteger(1);
    try (GroupedSync sync = new GroupedSync(failing(failures), StoreGate.of(h2.getURL()))) {
      sync.start();
      assertThatIOException().isThrownBy(sync::await).withMessageContaining("could not be synced");
      sync.await();
    }
  }

  @Test
  void nobodyIsLeftWaitingWhenItIsClosed() throws IOException, InterruptedException {
    GroupedSync sync = new GroupedSync(h2, StoreGate.of(h2.getURL()));
    sync.start();
    sync.await();
    sync.close();
    assertThatIOException().isThrownBy(sync::await);
  }

  private DataSource counting(AtomicInteger connections) {
    return dataSource(
        () -> {
          connections.incrementAndGet();
          return h2.getConnection();
        });
  }

  private DataSource failing(AtomicInteger failures) {
    return dataSource(
        () -> {
          if (failures.getAndDecrement() > 0) {
            throw new SQLException("the disk is full");
          }
          return h2.getConnection();
        });
  }

  private interface Opening {
    Connection open() throws SQLException;
  }

  private static DataSource dataSource(Opening opening) {
    return (DataSource)
        Proxy.newProxyInstance(
            GroupedSyncTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                return opening.open();
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
