package org.eaglemail.maildrop;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eaglemail.maildrop.terms.Expiry;
import org.eaglemail.maildrop.terms.OptionTable;
import org.eaglemail.maildrop.terms.TermsLookup;
import org.eaglemail.spool.MaildropStore;

/**
 * Takes out of each maildrop what is past its days, under the maildrop's lease: while a session has
 * it open nothing is taken, and the next run comes.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExpirySweep {
  private static final Logger LOG = System.getLogger(ExpirySweep.class.getName());

  @EJB private MaildropLeases leases;
  @EJB private OptionTable options;
  @EJB private Expiry expiry;
  @Inject private TermsLookup terms;
  @Inject private Clock clock;

  /** Soon after the start, and once an hour; looks at no maildrop while nobody's mail expires. */
  @Schedule(hour = "*", minute = "17", persistent = false)
  public void sweep() {
    if (terms.announced().strictest().expireDays().isEmpty()) {
      return;
    }
    long total = 0;
    long after = 0;
    for (List<Long> batch = options.accounts(after);
        !batch.isEmpty();
        batch = options.accounts(after)) {
      for (long account : batch) {
        total += tryToSweep(account);
      }
      after = batch.getLast();
    }
    if (total > 0) {
      LOG.log(Level.INFO, "{0} messages expired", total);
    }
  }

  /** What fails with one maildrop is told, and keeps it from no other. */
  private long tryToSweep(long account) {
    try {
      return sweep(account);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "cannot expire mail of account " + account, e);
      return 0;
    }
  }

  private long sweep(long account) {
    OptionalInt days = terms.of(account).expireDays();
    if (days.isEmpty()) {
      return 0;
    }
    OptionalLong fence = leases.borrow(account);
    if (fence.isEmpty()) {
      return 0;
    }
    try {
      return expire(account, clock.instant().minus(Duration.ofDays(days.getAsInt())));
    } finally {
      leases.release(account, fence.getAsLong());
    }
  }

  private long expire(long account, Instant before) {
    long total = 0;
    int expired;
    do {
      expired = expiry.expire(account, before);
      total += expired;
    } while (expired == MaildropStore.SWEEP);
    return total;
  }
}
