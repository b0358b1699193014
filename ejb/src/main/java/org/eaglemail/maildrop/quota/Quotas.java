package org.eaglemail.maildrop.quota;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.eaglemail.spool.MaildropStore;
import org.eaglemail.spool.MaildropUsage;

/** The accounts' quotas, for those who administer them. Each call is a transaction. */
@Stateless
public class Quotas {
  /** Accounts that are looked at in one go. */
  private static final int BATCH = 500;

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private MaildropStore maildrops;
  @Inject private Event<QuotaChange> changes;

  /** The quota of an account; {@link Quota#NONE} when none was set. */
  public Quota find(long account) {
    QuotaRow row = database.find(QuotaRow.class, account);
    return row == null ? Quota.NONE : row.quota();
  }

  /** Gives an account a quota; what is in its maildrop already stays. */
  public void set(long account, Quota quota) {
    QuotaRow row = database.find(QuotaRow.class, account, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      row = new QuotaRow(account);
      database.persist(row);
    }
    row.quota(quota);
    changes.fire(new QuotaChange(account));
  }

  /** How much is in an account's maildrop. */
  public MaildropUsage usage(long account) {
    return maildrops.usage(account);
  }

  /** Accounts with a quota, in the order of their keys. */
  public List<Long> limited(long after) {
    return database
        .createQuery(
            "select q.account from AccountQuota q where q.account > :after"
                + " and (q.octets is not null or q.messages is not null) order by q.account",
            Long.class)
        .setParameter("after", after)
        .setMaxResults(BATCH)
        .getResultList();
  }

  /**
   * Whether the owner of a maildrop is to be told now that it is nearly full: once until it is not
   * any more. To be called in the transaction that tells.
   */
  public boolean mustWarn(long account) {
    QuotaRow row = database.find(QuotaRow.class, account, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      return false;
    }
    boolean nearly = row.quota().isNearlyReached(maildrops.usage(account));
    boolean first = nearly && !row.warned();
    if (nearly != row.warned()) {
      row.warned(nearly);
    }
    return first;
  }
}
