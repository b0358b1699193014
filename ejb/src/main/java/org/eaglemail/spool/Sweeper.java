package org.eaglemail.spool;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/**
 * Removes messages that no transaction removed: two that ended a message's last two references at
 * the same moment each saw the other's still there; and those of accounts that were deleted.
 */
@Singleton
public class Sweeper {
  private static final Logger LOG = System.getLogger(Sweeper.class.getName());

  /** Younger messages are left alone. */
  private static final Duration MIN_AGE = Duration.ofHours(1);

  @Inject private Removal removal;
  @Inject private Clock clock;

  /** Once an hour, in a transaction of its own. */
  @Schedule(hour = "*", minute = "17", persistent = false)
  void sweep() {
    int removed = removal.sweep(clock.instant().minus(MIN_AGE));
    if (removed > 0) {
      LOG.log(Level.INFO, "swept {0} messages that nobody holds", removed);
    }
  }
}
