package org.eaglemail.ra.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ResourceAllocationException;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eaglemail.spi.Destination;
import org.jspecify.annotations.Nullable;

/**
 * Caps the connections in use at each address, whatever the names that led there: a peer counts by
 * address too. Remembers only addresses that somebody uses or waits for. For any number of threads.
 */
final class DestinationLimits {
  private volatile int maxConnections;
  private final int maxWaiting;
  private final long waitNanos;
  private final ConcurrentHashMap<InetSocketAddress, Gate> gates = new ConcurrentHashMap<>();

  /** Users are those who hold a permit and those who wait; changed under the map's lock only. */
  private record Gate(Semaphore permits, int users) {}

  /** The right to use one connection; returned once, however often it is closed. */
  final class Permit implements AutoCloseable {
    private final InetSocketAddress address;
    private final Gate gate;
    private final AtomicBoolean held = new AtomicBoolean(true);

    private Permit(InetSocketAddress address, Gate gate) {
      this.address = address;
      this.gate = gate;
    }

    @Override
    public void close() {
      if (held.getAndSet(false)) {
        gate.permits().release();
        leave(address);
      }
    }
  }

  DestinationLimits(OutboundSettings settings) {
    maxConnections = settings.maxConnectionsPerDestination();
    maxWaiting = settings.maxWaitingPerDestination();
    waitNanos = settings.destinationWait().toNanos();
  }

  /** Sets the cap of addresses that nobody uses now. */
  void limit(int connections) {
    if (connections < 1) {
      throw new IllegalArgumentException("at least one connection");
    }
    maxConnections = connections;
  }

  /**
   * Waits for its turn, first come, first served.
   *
   * @throws ResourceAllocationException when too many wait, the time is over, or the thread is
   *     interrupted
   */
  Permit acquire(Destination destination) throws ResourceException {
    InetSocketAddress address = destination.address();
    Gate gate = enter(address);
    if (gate == null) {
      throw new ResourceAllocationException(
          maxWaiting + " callers wait for a connection to " + destination + " already");
    }
    boolean granted = false;
    try {
      granted = gate.permits().tryAcquire(waitNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ResourceAllocationException("interrupted while waiting for " + destination, e);
    } finally {
      if (!granted) {
        leave(address);
      }
    }
    if (!granted) {
      throw new ResourceAllocationException(
          "all " + maxConnections + " connections to " + destination + " are in use");
    }
    return new Permit(address, gate);
  }

  private @Nullable Gate enter(InetSocketAddress address) {
    boolean[] entered = {false};
    Gate gate =
        gates.compute(
            address,
            (key, known) -> {
              if (known == null) {
                entered[0] = true;
                return new Gate(new Semaphore(maxConnections, true), 1);
              }
              entered[0] = known.users() < maxConnections + maxWaiting;
              return entered[0] ? new Gate(known.permits(), known.users() + 1) : known;
            });
    return entered[0] ? gate : null;
  }

  private void leave(InetSocketAddress address) {
    gates.computeIfPresent(
        address,
        (key, gate) -> gate.users() == 1 ? null : new Gate(gate.permits(), gate.users() - 1));
  }

  /** How many addresses are remembered. */
  int addresses() {
    return gates.size();
  }
}
