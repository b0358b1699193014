package org.eaglemail.ra.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Gives connections where no container does (JCA 2.1 §6.9): a new one each time, destroyed when it
 * is closed.
 */
final class UnmanagedConnections implements ConnectionManager {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(UnmanagedConnections.class.getName());

  @Override
  public Object allocateConnection(
      ManagedConnectionFactory factory, @Nullable ConnectionRequestInfo request)
      throws ResourceException {
    ManagedConnection connection = factory.createManagedConnection(null, request);
    connection.addConnectionEventListener(new DestroyWhenClosed(connection));
    return connection.getConnection(null, request);
  }

  private record DestroyWhenClosed(ManagedConnection connection)
      implements ConnectionEventListener {
    @Override
    public void connectionClosed(ConnectionEvent event) {
      destroy();
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      destroy();
    }

    private void destroy() {
      try {
        connection.destroy();
      } catch (ResourceException e) {
        LOG.log(Level.WARNING, "a connection could not be destroyed", e);
      }
    }

    @Override
    public void localTransactionStarted(ConnectionEvent event) {
      // There are none.
    }

    @Override
    public void localTransactionCommitted(ConnectionEvent event) {
      // There are none.
    }

    @Override
    public void localTransactionRolledback(ConnectionEvent event) {
      // There are none.
    }
  }
}
