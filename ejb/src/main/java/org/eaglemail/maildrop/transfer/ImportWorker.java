package org.eaglemail.maildrop.transfer;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eaglemail.readiness.Readiness;

/** Reads the files on the server that are to be imported, one after the other on each node. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportWorker {
  private static final Logger LOG = System.getLogger(ImportWorker.class.getName());

  @EJB private ImportJobs jobs;
  @Inject private Imports imports;
  @Inject private Readiness readiness;

  private final AtomicBoolean working = new AtomicBoolean();
  private final AtomicBoolean reclaimed = new AtomicBoolean();

  /** Looks every few seconds. */
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void look() {
    if (!readiness.isOpen() || !working.compareAndSet(false, true)) {
      return;
    }
    try {
      if (reclaimed.compareAndSet(false, true)) {
        jobs.reclaim();
      }
      while (readiness.isOpen() && imports.readNextFile()) {
        // The next one.
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "an import failed", e);
    } finally {
      working.set(false);
    }
  }
}
