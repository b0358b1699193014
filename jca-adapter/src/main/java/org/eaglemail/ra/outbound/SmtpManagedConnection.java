package org.eaglemail.ra.outbound;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.Transmission;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one destination as the container pools it (JCA 2.1 §6.5.4). None of the methods
 * that the container calls blocks.
 */
final class SmtpManagedConnection implements ManagedConnection {
  private final Destination destination;
  private final OutboundSettings settings;
  private final SessionSlot slot;
  private final List<SmtpConnectionHandle> handles = new CopyOnWriteArrayList<>();
  private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable PrintWriter logWriter;

  SmtpManagedConnection(Destination destination, OutboundSettings settings, SessionSlot slot) {
    this.destination = destination;
    this.settings = settings;
    this.slot = slot;
  }

  Transmission send(OutboundMessage message) throws IOException {
    return slot.send(message);
  }

  boolean isFor(@Nullable ConnectionRequestInfo request) {
    return destination.equals(request);
  }

  boolean isDialled() {
    return slot.isDialled();
  }

  boolean isStale() {
    return slot.isStale();
  }

  /**
   * The application closed a handle: the container may pool this connection again, or drops it when
   * its session broke. Told only now, so that an application may go on after a failure.
   */
  void closed(SmtpConnectionHandle handle) {
    handles.remove(handle);
    boolean dispensable = slot.isBroken() && handles.isEmpty();
    ConnectionEvent event =
        new ConnectionEvent(
            this,
            dispensable
                ? ConnectionEvent.CONNECTION_ERROR_OCCURRED
                : ConnectionEvent.CONNECTION_CLOSED);
    event.setConnectionHandle(handle);
    for (ConnectionEventListener listener : listeners) {
      if (dispensable) {
        listener.connectionErrorOccurred(event);
      } else {
        listener.connectionClosed(event);
      }
    }
  }

  @Override
  public Object getConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo request)
      throws ResourceException {
    if (!isFor(request)) {
      throw new ResourceException("connection is for " + destination + ", not for " + request);
    }
    SmtpConnectionHandle handle = new SmtpConnectionHandle(this);
    handles.add(handle);
    return handle;
  }

  @Override
  public void associateConnection(Object connection) throws ResourceException {
    if (!(connection instanceof SmtpConnectionHandle handle)) {
      throw new ResourceException("not a connection of this resource adapter");
    }
    handle.associate(this);
    handles.add(handle);
  }

  void dissociate(SmtpConnectionHandle handle) {
    handles.remove(handle);
  }

  @Override
  public void cleanup() {
    invalidateHandles();
    slot.rest();
  }

  @Override
  public void destroy() {
    invalidateHandles();
    slot.close();
  }

  private void invalidateHandles() {
    handles.forEach(SmtpConnectionHandle::invalidate);
    handles.clear();
  }

  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    listeners.remove(listener);
  }

  @Override
  public XAResource getXAResource() throws ResourceException {
    throw new NotSupportedException("no transaction takes part in sending mail");
  }

  @Override
  public LocalTransaction getLocalTransaction() throws ResourceException {
    throw new NotSupportedException("no transaction takes part in sending mail");
  }

  @Override
  public ManagedConnectionMetaData getMetaData() {
    return new SmtpPeerMetaData(destination, settings.maxConnectionsPerDestination());
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    logWriter = out;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }
}
