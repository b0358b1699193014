package org.eaglemail.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** The transaction of the caller. */
@ApplicationScoped
public class CurrentTransaction {
  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  /**
   * Sees to it that nothing that was written in it stays; what follows in it may still read.
   *
   * @throws IllegalStateException without a transaction
   */
  public void undo() {
    transactions.setRollbackOnly();
  }
}
