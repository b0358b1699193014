package org.eaglemail.maildrop.bulletin;

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

/** Removes bulletins that are over. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulletinSweep {
  private static final Logger LOG = System.getLogger(BulletinSweep.class.getName());

  /** A login that saw one before its end has given it by then, or never will. */
  private static final Duration GRACE = Duration.ofHours(1);

  @EJB private Bulletins bulletins;
  @Inject private Clock clock;

  /** Once an hour. */
  @Schedule(hour = "*", minute = "47", persistent = false)
  void sweep() {
    int swept = bulletins.sweep(clock.instant().minus(GRACE));
    if (swept > 0) {
      LOG.log(Level.INFO, "swept {0} bulletins that were over", swept);
    }
  }
}
