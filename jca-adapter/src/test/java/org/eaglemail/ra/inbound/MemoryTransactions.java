package org.eaglemail.ra.inbound;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transactions bound to threads, as a container keeps them, over work that is done at commit. */
final class MemoryTransactions implements TransactionSynchronizationRegistry {
  private static final class Transaction {
    final List<Synchronization> synchronizations = new ArrayList<>();
    final List<Runnable> work = new ArrayList<>();
    boolean rollbackOnly;
  }

  // One for all containers: a thread has one transaction, whoever began it.
  private static final ThreadLocal<@Nullable Transaction> CURRENT = new ThreadLocal<>();

  private volatile boolean commitsFail;

  /** From now on commits end in a roll-back, as when the database is lost. */
  void failCommits() {
    commitsFail = true;
  }

  void begin() {
    CURRENT.set(new Transaction());
  }

  /** Ends the transaction; true when it was committed. */
  boolean end() {
    Transaction transaction = transaction();
    boolean commit = !transaction.rollbackOnly && !commitsFail;
    if (commit) {
      transaction.work.forEach(Runnable::run);
    }
    int status = commit ? Status.STATUS_COMMITTED : Status.STATUS_ROLLEDBACK;
    transaction.synchronizations.forEach(s -> s.afterCompletion(status));
    CURRENT.remove();
    return commit;
  }

  /** Does {@code work} if and when the transaction commits. */
  void onCommit(Runnable work) {
    transaction().work.add(work);
  }

  private Transaction transaction() {
    Transaction transaction = CURRENT.get();
    if (transaction == null) {
      throw new IllegalStateException("no transaction on this thread");
    }
    return transaction;
  }

  @Override
  public void registerInterposedSynchronization(Synchronization synchronization) {
    transaction().synchronizations.add(synchronization);
  }

  @Override
  public int getTransactionStatus() {
    Transaction transaction = CURRENT.get();
    if (transaction == null) {
      return Status.STATUS_NO_TRANSACTION;
    }
    return transaction.rollbackOnly ? Status.STATUS_MARKED_ROLLBACK : Status.STATUS_ACTIVE;
  }

  @Override
  public void setRollbackOnly() {
    transaction().rollbackOnly = true;
  }

  @Override
  public boolean getRollbackOnly() {
    return transaction().rollbackOnly;
  }

  @Override
  public @Nullable Object getTransactionKey() {
    return CURRENT.get();
  }

  @Override
  public void putResource(Object key, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Object getResource(Object key) {
    throw new UnsupportedOperationException();
  }
}
