package org.eaglemail.queue;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/**
 * Runs a task on the caller's thread as a call of an enterprise bean: with the application's
 * naming, its class loader, and an entity manager of its own for what is read without a
 * transaction.
 *
 * <p>A thread of our own has none of these. Worse, a CDI bean that such a thread is the first to
 * use is made without its entity manager, and stays so. (The platform's {@code ContextService} is
 * no remedy: all its tasks share the entity managers of the call that made it, and the first to end
 * closes them.)
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ContainerContext {
  /** Returns when the task has ended. */
  public void run(Runnable task) {
    task.run();
  }
}
