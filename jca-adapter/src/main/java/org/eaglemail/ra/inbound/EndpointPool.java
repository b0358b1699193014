package org.eaglemail.ra.inbound;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of an activation, behind a fair gate. A container refuses an endpoint at its cap
 * instead of waiting, so the waiting is done here: first come, first served, and not for ever.
 *
 * <p>An endpoint is used again for the next call (JCA 2.1 §13.5.4 allows it, one call at a time).
 * That saves a proxy per call, but the reason is another: Payara gives no new endpoint once it has
 * begun to deactivate one, and a message whose data is under way at that moment must still be
 * delivered.
 */
final class EndpointPool {
  private static final System.Logger LOG = System.getLogger(EndpointPool.class.getName());

  private final MessageEndpointFactory factory;
  private final Semaphore gate;
  private final Duration patience;
  private final LinkedBlockingDeque<MessageEndpoint> idle = new LinkedBlockingDeque<>();
  private final AtomicInteger created = new AtomicInteger();
  private volatile boolean closed;

  /**
   * @param limit the most endpoints in use at once
   * @param patience how long a caller waits for its turn
   */
  EndpointPool(MessageEndpointFactory factory, int limit, Duration patience) {
    this.factory = factory;
    this.gate = new Semaphore(limit, true);
    this.patience = patience;
  }

  /**
   * An endpoint for this caller alone, until it calls {@link #give} or {@link #discard}.
   *
   * @throws EndpointException when its turn does not come in time, or the container gives none
   */
  MessageEndpoint take() {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean entered = false;
    MessageEndpoint endpoint = null;
    try {
      entered = gate.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (entered) {
        endpoint = idleOrNew(deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EndpointException("interrupted while waiting for the application", e);
    } finally {
      if (entered && endpoint == null) {
        gate.release();
      }
    }
    if (endpoint == null) {
      throw new EndpointException("the application was busy for " + patience.toSeconds() + " s");
    }
    return endpoint;
  }

  private @Nullable MessageEndpoint idleOrNew(long deadline) throws InterruptedException {
    MessageEndpoint warm = idle.pollFirst();
    if (warm != null) {
      return warm;
    }
    try {
      // No XAResource: a socket takes no part in the transaction.
      MessageEndpoint fresh =
          ContainerThreads.<MessageEndpoint, UnavailableException>run(
              () -> factory.createEndpoint(null));
      created.incrementAndGet();
      return fresh;
    } catch (UnavailableException e) {
      if (created.get() == 0) {
        throw new EndpointException("the application is not available", e);
      }
      // The container's cap is lower than ours, or it is deactivating: those we have must do.
      return idle.pollFirst(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  /** Gives an endpoint back for the next call. */
  void give(MessageEndpoint endpoint) {
    idle.addFirst(endpoint);
    gate.release();
    if (closed) {
      releaseIdle();
    }
  }

  /** Gives back an endpoint whose state is in doubt; it is not used again. */
  void discard(MessageEndpoint endpoint) {
    release(endpoint);
    gate.release();
  }

  /** Releases all endpoints, those in use as soon as they are given back. */
  void close() {
    closed = true;
    releaseIdle();
  }

  private void releaseIdle() {
    for (MessageEndpoint endpoint = idle.poll(); endpoint != null; endpoint = idle.poll()) {
      release(endpoint);
    }
  }

  private void release(MessageEndpoint endpoint) {
    created.decrementAndGet();
    try {
      ContainerThreads.<Boolean, RuntimeException>run(
          () -> {
            endpoint.release();
            return true;
          });
    } catch (RuntimeException e) {
      // The delivery is over and its outcome known: this cannot change it.
      LOG.log(System.Logger.Level.WARNING, "an endpoint could not be released", e);
    }
  }
}
