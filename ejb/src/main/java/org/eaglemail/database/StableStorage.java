package org.eaglemail.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eaglemail.spi.CommitBarrier;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the current transaction is on stable storage. On PostgreSQL its commit is (with {@code
 * synchronous_commit} on, which is checked at start-up); on H2 the {@link GroupedSync} after it.
 */
@ApplicationScoped
public class StableStorage {
  private static final String TRANSACTIONS = "java:comp/TransactionSynchronizationRegistry";

  @Resource(lookup = TRANSACTIONS)
  private TransactionSynchronizationRegistry transactions;

  private @Nullable GroupedSync sync;

  /**
   * Prepares for the database of those settings; called once, before any mail.
   *
   * @throws SQLException when it cannot be asked, or does not promise that a commit is durable
   */
  void start(DatabaseSettings settings) throws SQLException {
    DataSource database = ConfiguredDataSource.of(settings);
    switch (settings.kind()) {
      case H2 -> {
        GroupedSync grouped = new GroupedSync(database, StoreGate.of(settings.url()));
        grouped.start();
        sync = grouped;
      }
      case POSTGRESQL -> requireSynchronousCommit(database);
    }
  }

  private static void requireSynchronousCommit(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var answer =
            statement.executeQuery(
                "select current_setting('synchronous_commit'), current_setting('fsync')")) {
      answer.next();
      if ("off".equals(answer.getString(1)) || "off".equals(answer.getString(2))) {
        throw new SQLException(
            "PostgreSQL runs with synchronous_commit or fsync off: acknowledged mail could be lost");
      }
    }
  }

  /** Ends the sync; what is committed later is not vouched for. */
  void stop() {
    GroupedSync grouped = sync;
    if (grouped != null) {
      grouped.close();
    }
  }

  /**
   * A barrier for the current transaction. It refuses unless that transaction really committed,
   * even when nobody saw its rollback.
   *
   * @throws IllegalStateException without a transaction
   */
  public CommitBarrier afterCommit() {
    GroupedSync grouped = sync;
    Outcome outcome = grouped == null ? new Outcome() : new SyncedOutcome(grouped);
    transactions.registerInterposedSynchronization(outcome);
    if (grouped != null) {
      grouped.announce();
    }
    return outcome;
  }

  /**
   * Returns when all that was committed before this call is on stable storage.
   *
   * @throws IOException when that cannot be vouched for
   */
  public void await() throws IOException, InterruptedException {
    GroupedSync grouped = sync;
    if (grouped != null) {
      grouped.await();
    }
  }

  /** Whether a transaction committed. */
  private static class Outcome implements Synchronization, CommitBarrier {
    private volatile int status = Status.STATUS_UNKNOWN;

    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int completed) {
      status = completed;
    }

    @Override
    public void await() throws IOException, InterruptedException {
      if (status != Status.STATUS_COMMITTED) {
        throw new IOException("the transaction did not commit; its status is " + status);
      }
    }
  }

  /** The same of one that is to be synced. */
  private static final class SyncedOutcome extends Outcome {
    private final GroupedSync sync;
    private volatile long group;

    SyncedOutcome(GroupedSync sync) {
      this.sync = sync;
    }

    @Override
    public void afterCompletion(int completed) {
      group = sync.join();
      super.afterCompletion(completed);
    }

    @Override
    public void await() throws IOException, InterruptedException {
      super.await();
      sync.await(group);
    }
  }
}
