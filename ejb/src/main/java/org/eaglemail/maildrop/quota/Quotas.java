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
import org.jspecify.annotations.Nullable;

/** The accounts' quotas, for those who administer them. Each call is a transaction. */
@Stateless
public class Quotas {
  /** Accounts that are looked at in one go. */
  private static final int BATCH = 500;

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private MaildropStore maildrops;
  @Inject private Event<QuotaChange> changes;

  /** The quota of an account: its own, and where that is silent its domain's. */
  public Quota find(long account) {
    return effective(account, database.find(QuotaRow.class, account));
  }

  private Quota effective(long account, @Nullable QuotaRow row) {
    Quota own = row == null ? Quota.NONE : row.quota();
    return own.or(
        database
            .createQuery(
                "select d from DomainQuota d, Account a"
                    + " where a.id = :account and a.domain.id = d.domain",
                DomainQuotaRow.class)
            .setParameter("account", account)
            .getResultStream()
            .findFirst()
            .map(DomainQuotaRow::quota)
            .orElse(Quota.NONE));
  }

  /** The quota that each account of a domain has which has none of its own. */
  public Quota ofDomain(long domain) {
    DomainQuotaRow row = database.find(DomainQuotaRow.class, domain);
    return row == null ? Quota.NONE : row.quota();
  }

  /** Sets it; what is in maildrops already stays. */
  public void setOfDomain(long domain, Quota quota) {
    DomainQuotaRow row =
        database.find(DomainQuotaRow.class, domain, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      row = new DomainQuotaRow(domain);
      database.persist(row);
    }
    row.quota(quota);
    changes.fire(new QuotaChange());
  }

  /** Gives an account a quota; what is in its maildrop already stays. */
  public void set(long account, Quota quota) {
    row(account).quota(quota);
    changes.fire(new QuotaChange());
  }

  private QuotaRow row(long account) {
    QuotaRow row = database.find(QuotaRow.class, account, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      row = new QuotaRow(account);
      database.persist(row);
    }
    return row;
  }

  /** How much is in an account's maildrop. */
  public MaildropUsage usage(long account) {
    return maildrops.usage(account);
  }

  /** Accounts that may have a quota, in the order of their keys. */
  public List<Long> limited(long after) {
    return database
        .createQuery(
            "select a.id from Account a where a.id > :after and (exists"
                + " (select q.account from AccountQuota q where q.account = a.id"
                + " and (q.limits.octets > 0 or q.limits.messages > 0)) or exists"
                + " (select d.domain from DomainQuota d where d.domain = a.domain.id"
                + " and (d.limits.octets > 0 or d.limits.messages > 0))) order by a.id",
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
    QuotaRow row = row(account);
    boolean nearly = effective(account, row).isNearlyReached(maildrops.usage(account));
    boolean first = nearly && !row.warned();
    if (nearly != row.warned()) {
      row.warned(nearly);
    }
    return first;
  }
}
