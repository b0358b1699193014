package org.eaglemail.ra;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.transaction.xa.XAResource;
import org.eaglemail.ra.inbound.Activation;
import org.eaglemail.ra.inbound.InboundActivation;
import org.eaglemail.spi.AdapterMXBean;
import org.jspecify.annotations.Nullable;

/**
 * Owns all sockets of the mail server. It has no properties of its own: listeners are configured by
 * what activates them, outgoing connections by their factory.
 */
@Connector(
    displayName = "Eagle JCA adapter",
    description = "SMTP and POP3, inbound and outbound",
    eisType = "Mail (SMTP, POP3)",
    transactionSupport = TransactionSupportLevel.NoTransaction)
public final class EagleResourceAdapter implements ResourceAdapter, AdapterMXBean {
  private static final System.Logger LOG = System.getLogger(EagleResourceAdapter.class.getName());

  // An activation is known by the pair that the container activated it with (JCA 2.1 §13.4.4).
  private record Key(MessageEndpointFactory factory, ActivationSpec spec) {}

  private final Map<Key, Activation> activations = new ConcurrentHashMap<>();
  private final MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
  private volatile @Nullable BootstrapContext context;

  @Override
  public void start(BootstrapContext context) {
    this.context = context;
    try {
      jmx.registerMBean(this, new ObjectName(NAME));
    } catch (JMException e) {
      LOG.log(System.Logger.Level.WARNING, "the adapter is not shown in JMX: " + e);
    }
  }

  /** {@inheritDoc} Whatever the container has left active is drained and closed first. */
  @Override
  public void stop() {
    drain();
    List.copyOf(activations.keySet()).forEach(this::deactivate);
    context = null;
    try {
      jmx.unregisterMBean(new ObjectName(NAME));
    } catch (JMException e) {
      LOG.log(System.Logger.Level.DEBUG, "the adapter was not shown in JMX: " + e);
    }
  }

  /** {@inheritDoc} All activations are drained side by side: their limits do not add up. */
  @Override
  public void drain() {
    try (ExecutorService drains = Executors.newVirtualThreadPerTaskExecutor()) {
      activations.values().forEach(activation -> drains.execute(() -> drain(activation)));
    }
  }

  private static void drain(Activation activation) {
    try {
      activation.drain();
    } catch (InterruptedException e) {
      interrupted(activation);
    }
  }

  private static void interrupted(Activation activation) {
    Thread.currentThread().interrupt();
    LOG.log(System.Logger.Level.WARNING, activation.name() + ": interrupted while it closes");
  }

  /**
   * {@inheritDoc}
   *
   * <p>Returns at once: the listener opens when the application says that it is ready.
   *
   * @throws InvalidPropertyException naming all properties that are wrong
   */
  @Override
  public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec)
      throws ResourceException {
    BootstrapContext started = context;
    if (started == null) {
      throw new ResourceAdapterInternalException("the resource adapter is not started");
    }
    if (!(spec instanceof InboundActivation inbound)) {
      throw new NotSupportedException("not an activation of this resource adapter: " + spec);
    }
    Activation activation = Activation.of(inbound, factory, started);
    add(new Key(factory, spec), activation);
    activation.open();
  }

  // Activations may come at once from several threads (JCA 2.1 §13.4.7).
  private synchronized void add(Key key, Activation activation) throws InvalidPropertyException {
    if (activations.values().stream().anyMatch(a -> a.name().equals(activation.name()))) {
      throw new InvalidPropertyException("name: '" + activation.name() + "' is taken already");
    }
    activations.put(key, activation);
  }

  /** {@inheritDoc} Returns when the sessions of its listeners have ended. */
  @Override
  public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
    deactivate(new Key(factory, spec));
  }

  private void deactivate(Key key) {
    Activation activation = activations.remove(key);
    if (activation == null) {
      return;
    }
    try {
      activation.close();
    } catch (InterruptedException e) {
      interrupted(activation);
    }
  }

  /** None: a socket takes no part in a transaction, so there is nothing to recover. */
  @Override
  public XAResource[] getXAResources(ActivationSpec[] specs) {
    return new XAResource[0];
  }

  /** By class alone, there being no properties (JCA 2.1 §19.4.2). */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EagleResourceAdapter;
  }

  @Override
  public int hashCode() {
    return EagleResourceAdapter.class.hashCode();
  }
}
