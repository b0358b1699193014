package org.eaglemail.maildrop.terms;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eaglemail.settings.Settings;
import org.eaglemail.spool.MaildropStore;

/** Takes out of maildrops what has been there too long. Each call is a transaction. */
@Stateless
public class Expiry {
  @Inject private MaildropStore maildrops;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * Takes what came before out of a maildrop, up to {@link MaildropStore#SWEEP} messages; as long
   * as deleted mail can be restored, so can this. The caller holds the maildrop's lease.
   *
   * @return how many
   */
  public int expire(long account, Instant before) {
    List<Long> past = maildrops.arrivedBefore(account, before);
    if (past.isEmpty()) {
      return 0;
    }
    if (settings.maildropUndelete().isZero()) {
      maildrops.remove(account, past);
    } else {
      maildrops.delete(account, past, clock.instant());
    }
    return past.size();
  }
}
