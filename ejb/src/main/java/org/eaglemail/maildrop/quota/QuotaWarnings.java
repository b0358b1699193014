package org.eaglemail.maildrop.quota;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Looks every few minutes which maildrops have become nearly full, and has their owners told: no
 * message that comes in waits for it.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class QuotaWarnings {
  private static final Logger LOG = System.getLogger(QuotaWarnings.class.getName());

  @EJB private Quotas quotas;
  @EJB private QuotaWarning warning;

  /**
   * Soon after the start, and every five minutes; an account at a time, each in a transaction of
   * its own.
   */
  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void look() {
    List<Long> accounts = quotas.limited(0);
    while (!accounts.isEmpty()) {
      accounts.forEach(this::look);
      accounts = quotas.limited(accounts.getLast());
    }
  }

  private void look(long account) {
    try {
      warning.tell(account);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "cannot tell account " + account + " that its maildrop fills", e);
    }
  }
}
