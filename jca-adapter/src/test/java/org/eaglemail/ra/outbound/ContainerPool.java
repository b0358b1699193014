package org.eaglemail.ra.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAllocationException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pool that does to managed connections what the container's does: matches the free ones one by
 * one, purges one that does not match when it is full, cleans up what is closed, destroys what
 * broke; all under one lock.
 */
final class ContainerPool implements ConnectionManager, ConnectionEventListener {
  private static final long serialVersionUID = 1L;

  private final int maxSize;
  private final transient Deque<ManagedConnection> free = new ArrayDeque<>();
  private int size;
  private int destroyed;

  ContainerPool(int maxSize) {
    this.maxSize = maxSize;
  }

  @Override
  public synchronized Object allocateConnection(
      ManagedConnectionFactory factory, @Nullable ConnectionRequestInfo request)
      throws ResourceException {
    ManagedConnection connection = takeFree(factory, request);
    if (connection == null) {
      if (size == maxSize && !free.isEmpty()) {
        destroy(free.removeFirst());
      }
      if (size == maxSize) {
        throw new ResourceAllocationException("pool is full");
      }
      connection = factory.createManagedConnection(null, request);
      connection.addConnectionEventListener(this);
      size++;
    }
    return connection.getConnection(null, request);
  }

  private @Nullable ManagedConnection takeFree(
      ManagedConnectionFactory factory, @Nullable ConnectionRequestInfo request)
      throws ResourceException {
    List<ManagedConnection> unmatched = new ArrayList<>();
    ManagedConnection match = null;
    while (match == null && !free.isEmpty()) {
      ManagedConnection next = free.removeFirst();
      match = factory.matchManagedConnections(Set.of(next), null, request);
      if (match == null) {
        unmatched.add(next);
      }
    }
    free.addAll(unmatched);
    return match;
  }

  @Override
  public synchronized void connectionClosed(ConnectionEvent event) {
    ManagedConnection connection = (ManagedConnection) event.getSource();
    try {
      connection.cleanup();
    } catch (ResourceException e) {
      throw new IllegalStateException(e);
    }
    free.addLast(connection);
  }

  @Override
  public synchronized void connectionErrorOccurred(ConnectionEvent event) {
    destroy((ManagedConnection) event.getSource());
  }

  private void destroy(ManagedConnection connection) {
    try {
      connection.destroy();
    } catch (ResourceException e) {
      throw new IllegalStateException(e);
    }
    size--;
    destroyed++;
  }

  /** Destroys all that is free, as at the pool's end. */
  synchronized void empty() {
    while (!free.isEmpty()) {
      destroy(free.removeFirst());
    }
  }

  synchronized Set<ManagedConnection> free() {
    return Set.copyOf(free);
  }

  synchronized int destroyed() {
    return destroyed;
  }

  @Override
  public void localTransactionStarted(ConnectionEvent event) {
    throw new IllegalStateException();
  }

  @Override
  public void localTransactionCommitted(ConnectionEvent event) {
    throw new IllegalStateException();
  }

  @Override
  public void localTransactionRolledback(ConnectionEvent event) {
    throw new IllegalStateException();
  }
}
