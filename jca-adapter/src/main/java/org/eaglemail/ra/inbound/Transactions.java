package org.eaglemail.ra.inbound;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * The container's transaction of the calling thread, between {@code beforeDelivery} and {@code
 * afterDelivery}.
 *
 * <p>Needed for two promises of the listener interfaces that a container does not keep by itself.
 * It commits when the application throws a checked exception (Jakarta Enterprise Beans 4.0 §9.2.1),
 * and Payara's {@code afterDelivery} returns as if nothing were amiss when the commit failed.
 */
final class Transactions {
  private final TransactionSynchronizationRegistry registry;

  Transactions(TransactionSynchronizationRegistry registry) {
    this.registry = registry;
  }

  /** Begins to watch the transaction; without one, whatever was done is taken as committed. */
  Outcome watch() {
    if (!active()) {
      return new Outcome(true);
    }
    Outcome outcome = new Outcome(false);
    registry.registerInterposedSynchronization(outcome);
    return outcome;
  }

  /** Lets the transaction, if there is one, end in a roll-back. */
  void rollBack() {
    if (active()) {
      registry.setRollbackOnly();
    }
  }

  private boolean active() {
    return registry.getTransactionStatus() == Status.STATUS_ACTIVE;
  }

  /** What a transaction comes to; known when {@code afterDelivery} has returned. */
  static final class Outcome implements Synchronization {
    private volatile boolean committed;

    private Outcome(boolean committed) {
      this.committed = committed;
    }

    /** False also when nothing was heard of its end. */
    boolean committed() {
      return committed;
    }

    @Override
    public void beforeCompletion() {
      // Nothing to write.
    }

    @Override
    public void afterCompletion(int status) {
      committed = status == Status.STATUS_COMMITTED;
    }
  }
}
