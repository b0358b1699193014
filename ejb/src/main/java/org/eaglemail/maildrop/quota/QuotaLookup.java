package org.eaglemail.maildrop.quota;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.eaglemail.directory.LookupCache;

/**
 * Whether a maildrop is full. What the quotas are is cached, so that an account without one costs
 * RCPT no query. For use by any thread.
 */
@ApplicationScoped
public class QuotaLookup {
  /** Accounts whose quota is remembered. */
  static final int MAX_ENTRIES = 50_000;

  private final LookupCache<Long, Quota> known = new LookupCache<>(MAX_ENTRIES);

  @EJB private Quotas quotas;

  /** Whether an account's maildrop takes nothing more now. */
  public boolean isFull(long account) {
    Quota quota = known.get(account, quotas::find);
    return !quota.equals(Quota.NONE) && quota.isReached(quotas.usage(account));
  }

  void changed(@Observes(during = TransactionPhase.AFTER_COMPLETION) QuotaChange change) {
    known.forgetAll();
  }
}
