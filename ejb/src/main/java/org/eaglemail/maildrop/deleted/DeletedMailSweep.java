package org.eaglemail.maildrop.deleted;

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
import java.time.Instant;
import org.eaglemail.settings.Settings;
import org.eaglemail.spool.MaildropStore;

/** Removes for good what was deleted longer ago than {@code eagle.maildrop.undelete}. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeletedMailSweep {
  private static final Logger LOG = System.getLogger(DeletedMailSweep.class.getName());

  @EJB private DeletedMail deleted;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /** Once an hour, in as many transactions as it takes. */
  @Schedule(hour = "*", minute = "37", persistent = false)
  void sweep() {
    Instant before = clock.instant().minus(settings.maildropUndelete());
    long total = 0;
    int swept;
    do {
      swept = deleted.sweep(before);
      total += swept;
    } while (swept == MaildropStore.SWEEP);
    if (total > 0) {
      LOG.log(Level.INFO, "swept {0} deleted messages", total);
    }
  }
}
