package org.eaglemail.ra.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import javax.naming.Reference;
import javax.net.ssl.SSLContext;
import org.eaglemail.client.Prober;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.Probe;
import org.eaglemail.spi.SmtpConnection;
import org.eaglemail.spi.SmtpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * What an application looks up: waits for the destination's cap, then asks the container's pool.
 */
final class ManagedSmtpConnectionFactory implements SmtpConnectionFactory {
  private static final long serialVersionUID = 1L;

  private final SmtpManagedConnectionFactory factory;
  private final ConnectionManager connections;
  private @Nullable Reference reference;

  ManagedSmtpConnectionFactory(
      SmtpManagedConnectionFactory factory, ConnectionManager connections) {
    this.factory = factory;
    this.connections = connections;
  }

  @Override
  public SmtpConnection getConnection(Destination destination) throws ResourceException {
    // Before the pool is asked, so that who waits for a busy peer keeps nobody else waiting.
    DestinationLimits.Permit permit = factory.limits().acquire(destination);
    SmtpConnectionHandle handle = null;
    try {
      handle = (SmtpConnectionHandle) connections.allocateConnection(factory, destination);
      handle.hold(permit);
      return handle;
    } finally {
      if (handle == null) {
        permit.close();
      }
    }
  }

  @Override
  public Probe probe(Destination destination, ReversePath sender, EmailAddress recipient)
      throws ResourceException {
    // The peer counts connections, whatever they are for.
    DestinationLimits.Permit permit = factory.limits().acquire(destination);
    try {
      return new Prober(factory.dialler()).probe(destination, sender, recipient);
    } finally {
      permit.close();
    }
  }

  @Override
  public void limitPerDestination(int connections) throws ResourceException {
    factory.limits().limit(connections);
  }

  @Override
  public void trust(SSLContext authorities) throws ResourceException {
    factory.dialler().trust(authorities);
  }

  @Override
  public void setReference(Reference reference) {
    this.reference = reference;
  }

  @Override
  public @Nullable Reference getReference() {
    return reference;
  }
}
