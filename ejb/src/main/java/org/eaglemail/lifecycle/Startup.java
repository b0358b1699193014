package org.eaglemail.lifecycle;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eaglemail.database.Database;
import org.eaglemail.database.NodeLock;
import org.eaglemail.delivery.OutboundConnections;
import org.eaglemail.directory.Administrators;
import org.eaglemail.maildrop.MaildropLeases;
import org.eaglemail.queue.Leases;
import org.eaglemail.queue.Queue;
import org.eaglemail.readiness.Readiness;
import org.eaglemail.settings.Settings;
import org.eaglemail.tls.Authorities;
import org.eaglemail.tls.Certificates;

/** Brings the application up in order, once, before any session; takes it down again. */
@Singleton
@jakarta.ejb.Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Startup {
  private static final Logger LOG = System.getLogger(Startup.class.getName());

  /** Asked for late: a fault in the settings must be caught here, not in the container. */
  @Inject private Provider<Settings> configured;

  @EJB private Database database;
  @EJB private EarlySweeps sweeps;
  @Inject private NodeLock node;
  @Inject private Leases leases;
  @Inject private Administrators administrators;
  @Inject private MaildropLeases maildrops;
  @Inject private Queue queue;
  @Inject private Certificates certificates;
  @Inject private OutboundConnections connections;
  @Inject private Readiness readiness;

  @Resource private SessionContext context;

  private final ServerState state =
      new ServerState(() -> context.getBusinessObject(Startup.class).stop());
  private final AtomicBoolean stopping = new AtomicBoolean();

  @PostConstruct
  void start() {
    // Not where it is made: the container makes proxies of this class, with its fields.
    state.register();
    try {
      Settings settings = configured.get();
      state.settings(settings);
      certificates.open(settings);
      Authorities.context(settings).ifPresent(connections::trust);
      database.open(settings);
      node.take(settings, leases.node());
      administrators.ensureFirst(settings);
      maildrops.reclaim();
      queue.start();
      readiness.open();
      sweeps.prepare();
      state.ready();
    } catch (IOException | SQLException | RuntimeException e) {
      state.failed(e);
      LOG.log(Level.ERROR, "Eagle cannot start: {0}", state.getFailure());
      throw new IllegalStateException("Eagle cannot start", e);
    }
  }

  /**
   * Drains the sessions, stops the queue, ends the sync; once. The sessions come first: what runs
   * is to be committed, synced and acknowledged while everything is still there.
   */
  @PreDestroy
  public void stop() {
    if (stopping.compareAndSet(false, true)) {
      readiness.close();
      Sessions.drain();
      queue.stop();
      node.release();
      database.close();
      state.stopped();
    }
  }
}
