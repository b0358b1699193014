package org.eaglemail.ra.inbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.lang.reflect.Method;

/**
 * Calls of an application's message-driven bean, by sessions that each have a thread of their own.
 * Every way out of a call gives its endpoint back.
 *
 * @param <L> the message listener type that the bean implements
 */
final class EndpointCall<L> {

  /** What to ask of the bean. */
  @FunctionalInterface
  interface Work<L, R, X extends Exception> {
    R on(L listener) throws X;
  }

  /**
   * What a transacted call came to.
   *
   * @param result what the bean answered
   * @param committed whether its transaction was committed
   */
  record Delivery<R>(R result, boolean committed) {}

  private final EndpointPool endpoints;
  private final Class<L> type;
  private final Transactions transactions;

  EndpointCall(EndpointPool endpoints, Class<L> type, Transactions transactions) {
    this.endpoints = endpoints;
    this.type = type;
    this.transactions = transactions;
  }

  /** The method of the listener type that is to be called in a transaction. */
  Method method(String name, Class<?>... parameters) {
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " has lost a method", e);
    }
  }

  /**
   * Calls the bean without a transaction of the adapter's.
   *
   * @throws EndpointException when no endpoint is to be had
   */
  <R, X extends Exception> R plain(Work<L, R, X> work) throws X {
    MessageEndpoint endpoint = endpoints.take();
    boolean sound = true;
    try {
      return ContainerThreads.<R, X>run(() -> work.on(type.cast(endpoint)));
    } catch (RuntimeException | Error e) {
      sound = false;
      throw e;
    } finally {
      giveBack(endpoint, sound);
    }
  }

  /**
   * Calls the bean in a transaction of its own, which is over when this returns, and was rolled
   * back if this throws what the bean threw.
   *
   * @param method the method that {@code work} calls, once
   * @throws EndpointException when no endpoint is to be had, or the container failed
   */
  <R, X extends Exception> Delivery<R> transacted(Method method, Work<L, R, X> work) throws X {
    MessageEndpoint endpoint = endpoints.take();
    boolean sound = false;
    try {
      // The transaction belongs to a thread: all three steps are on the same one.
      Delivery<R> delivery =
          ContainerThreads.<Delivery<R>, X>run(
              () -> {
                begin(endpoint, method);
                return deliver(endpoint, work);
              });
      sound = true;
      return delivery;
    } finally {
      giveBack(endpoint, sound);
    }
  }

  private static void begin(MessageEndpoint endpoint, Method method) {
    try {
      endpoint.beforeDelivery(method);
    } catch (NoSuchMethodException | ResourceException e) {
      throw new EndpointException("the application could not begin a delivery", e);
    }
  }

  // JCA 2.1 §13.5.6: whatever happens after beforeDelivery, afterDelivery comes.
  private <R, X extends Exception> Delivery<R> deliver(MessageEndpoint endpoint, Work<L, R, X> work)
      throws X {
    R result;
    Transactions.Outcome outcome;
    try {
      outcome = transactions.watch();
      result = work.on(type.cast(endpoint));
    } catch (Throwable e) {
      abandon(endpoint, e);
      throw e;
    }
    try {
      endpoint.afterDelivery();
    } catch (ResourceException e) {
      throw new EndpointException("the application could not end a delivery", e);
    }
    return new Delivery<>(result, outcome.committed());
  }

  private void abandon(MessageEndpoint endpoint, Throwable cause) {
    try {
      transactions.rollBack();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
    try {
      endpoint.afterDelivery();
    } catch (ResourceException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private void giveBack(MessageEndpoint endpoint, boolean sound) {
    if (sound) {
      endpoints.give(endpoint);
    } else {
      endpoints.discard(endpoint);
    }
  }
}
