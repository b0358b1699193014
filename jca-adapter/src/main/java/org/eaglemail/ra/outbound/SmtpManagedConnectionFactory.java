package org.eaglemail.ra.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ValidatingManagedConnectionFactory;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import javax.security.auth.Subject;
import org.eaglemail.client.Dialler;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.SmtpConnection;
import org.eaglemail.spi.SmtpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections to SMTP servers for the container's pool (JCA 2.1 §6.5.3). Configured by the
 * properties of {@link OutboundProperties}, which are not to change after first use. The connection
 * request is the {@link Destination} itself.
 */
@ConnectionDefinition(
    connectionFactory = SmtpConnectionFactory.class,
    connectionFactoryImpl = ManagedSmtpConnectionFactory.class,
    connection = SmtpConnection.class,
    connectionImpl = SmtpConnectionHandle.class)
public final class SmtpManagedConnectionFactory extends OutboundProperties
    implements ManagedConnectionFactory, ValidatingManagedConnectionFactory {
  private static final long serialVersionUID = 1L;

  /** What is made from the properties at first use. */
  private record Outbound(OutboundSettings settings, Dialler dialler, DestinationLimits limits) {}

  private transient @Nullable Outbound outbound;
  private transient @Nullable PrintWriter logWriter;

  private synchronized Outbound outbound() throws ResourceException {
    if (outbound == null) {
      OutboundSettings settings = settings();
      outbound =
          new Outbound(settings, new Dialler(settings.timeouts()), new DestinationLimits(settings));
    }
    return outbound;
  }

  DestinationLimits limits() throws ResourceException {
    return outbound().limits();
  }

  Dialler dialler() throws ResourceException {
    return outbound().dialler();
  }

  /**
   * A factory for applications.
   *
   * @throws jakarta.resource.spi.InvalidPropertyException that names each property with a fault
   */
  @Override
  public Object createConnectionFactory(ConnectionManager connections) throws ResourceException {
    outbound();
    return new ManagedSmtpConnectionFactory(this, connections);
  }

  /** A factory for use without a container; its connections are not reused. */
  @Override
  public Object createConnectionFactory() throws ResourceException {
    return createConnectionFactory(new UnmanagedConnections());
  }

  @Override
  public ManagedConnection createManagedConnection(
      @Nullable Subject subject, @Nullable ConnectionRequestInfo request) throws ResourceException {
    if (!(request instanceof Destination destination)) {
      throw new ResourceException("a connection needs a destination");
    }
    OutboundSettings settings = outbound().settings();
    SessionSlot slot = new SessionSlot(destination, settings, outbound().dialler());
    return new SmtpManagedConnection(destination, settings, slot);
  }

  /**
   * One for the same destination, rather with a session than without. One whose peer left matches
   * too: it dials again.
   */
  @Override
  @SuppressWarnings("rawtypes") // the interface is older than generics
  public @Nullable ManagedConnection matchManagedConnections(
      Set candidates, @Nullable Subject subject, @Nullable ConnectionRequestInfo request) {
    SmtpManagedConnection match = null;
    for (Object candidate : candidates) {
      if (candidate instanceof SmtpManagedConnection connection && connection.isFor(request)) {
        if (connection.isDialled()) {
          return connection;
        }
        match = connection;
      }
    }
    return match;
  }

  /** Those whose peers closed the connection meanwhile. Does not block. */
  @Override
  @SuppressWarnings("rawtypes") // the interface is older than generics
  public Set getInvalidConnections(Set candidates) {
    Set<Object> invalid = new HashSet<>();
    for (Object candidate : candidates) {
      if (candidate instanceof SmtpManagedConnection connection && connection.isStale()) {
        invalid.add(connection);
      }
    }
    return invalid;
  }

  @Override
  public synchronized void setLogWriter(@Nullable PrintWriter out) {
    logWriter = out;
  }

  @Override
  public synchronized @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  /** By the properties alone (JCA 2.1 §6.5.3.2). */
  @Override
  public boolean equals(Object other) {
    return other instanceof SmtpManagedConnectionFactory factory
        && values().equals(factory.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }
}
