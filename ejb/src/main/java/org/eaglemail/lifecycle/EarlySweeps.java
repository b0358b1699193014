package org.eaglemail.lifecycle;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;
import org.eaglemail.maildrop.ExpirySweep;
import org.eaglemail.maildrop.quota.QuotaWarnings;

/**
 * What became due while the server was down does not wait for its hour: mail that expired, and
 * owners whose maildrops filled just before the stop.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EarlySweeps {
  /** From the start until then; afterwards their hours count. */
  private static final Duration SOON = Duration.ofSeconds(15);

  @Resource private TimerService timers;
  @EJB private ExpirySweep expiry;
  @EJB private QuotaWarnings warnings;

  /** To be called when everything is up. */
  public void prepare() {
    timers.createSingleActionTimer(SOON.toMillis(), new TimerConfig(null, false));
  }

  @Timeout
  void sweep() {
    try {
      expiry.sweep();
    } finally {
      warnings.look();
    }
  }
}
