package org.eaglemail.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.resource.ConnectionFactoryDefinition;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import javax.net.ssl.SSLContext;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.SmtpConnectionFactory;

/** The pool of sessions with other servers, which the adapter makes and the container keeps. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@ConnectionFactoryDefinition(
    name = OutboundConnections.JNDI_NAME,
    interfaceName = "org.eaglemail.spi.SmtpConnectionFactory",
    // In an EAR the adapter is named by its module; beside a WAR by itself.
    resourceAdapter = "${MPCONFIG=eagle.ra.name:#jca-adapter}",
    transactionSupport = TransactionSupportLevel.NoTransaction,
    minPoolSize = 0,
    maxPoolSize = OutboundConnections.MAX_CONNECTIONS)
public class OutboundConnections {
  /** Where the pool is bound. */
  public static final String JNDI_NAME = "java:app/jca/smtp";

  /** Sessions in the pool, in use or kept for the next message, over all destinations. */
  public static final int MAX_CONNECTIONS = 1000;

  @Resource(lookup = JNDI_NAME)
  private SmtpConnectionFactory factory;

  @Inject private Settings settings;

  /** The adapter's own cap would else stand below or above that of the queue. */
  @PostConstruct
  void limit() {
    try {
      factory.limitPerDestination(settings.queueDestinationConcurrency());
    } catch (ResourceException e) {
      throw new IllegalStateException("eagle.queue.destination.concurrency cannot be applied", e);
    }
  }

  /** From now on trusts {@code authorities} where certificates are verified. */
  public void trust(SSLContext authorities) {
    try {
      factory.trust(authorities);
    } catch (ResourceException e) {
      throw new IllegalStateException("eagle.smtp.client.tls-trust cannot be applied", e);
    }
  }

  /** For any thread, with or without a transaction. */
  public SmtpConnectionFactory factory() {
    return factory;
  }
}
