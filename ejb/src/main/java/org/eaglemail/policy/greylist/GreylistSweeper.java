package org.eaglemail.policy.greylist;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eaglemail.settings.Settings;

/** Removes what the greylist need not remember any longer, and counts what is left. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class GreylistSweeper {
  private static final Logger LOG = System.getLogger(GreylistSweeper.class.getName());

  /** Parts removed at a time, each in a transaction of its own. */
  private static final int MAX_PARTS = 20;

  @EJB private Greylist greylist;
  @Inject private GreylistSize size;
  @Inject private Settings settings;

  /** Every ten minutes, while greylisting is on. */
  @Schedule(hour = "*", minute = "*/10", persistent = false)
  void sweep() {
    if (!settings.greylist()) {
      return;
    }
    int removed = 0;
    int part = greylist.sweep();
    for (int i = 1; part > 0 && i < MAX_PARTS; i++) {
      removed += part;
      part = greylist.sweep();
    }
    removed += part;
    size.counted(greylist.count());
    if (removed > 0) {
      LOG.log(Level.DEBUG, "swept {0} rows of the greylist", removed);
    }
    if (size.triplets() >= Greylist.MAX_TRIPLETS) {
      LOG.log(Level.WARNING, "the greylist is full: nobody new is put off");
    }
  }
}
