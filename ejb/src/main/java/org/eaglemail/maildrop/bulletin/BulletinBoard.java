package org.eaglemail.maildrop.bulletin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.eaglemail.directory.LookupCache;
import org.eaglemail.directory.MailAccount;
import org.eaglemail.settings.Settings;
import org.eaglemail.spool.LocalRecipient;
import org.eaglemail.spool.MaildropStore;
import org.eaglemail.spool.QueueId;

/**
 * Gives each account the bulletins that it has not had. How far an account has come is one number:
 * as bulletins are committed in the order of theirs, none can turn up behind it later. For use by
 * any thread.
 */
@ApplicationScoped
public class BulletinBoard {
  /** Those that an account may see, by {@code :account} and {@code :now}. */
  private static final String FOR_ACCOUNT =
      " from Bulletin b, Account a where a.id = :account and "
          + Bulletins.CURRENT
          + " and (b.domain is null or b.domain = a.domain.id)"
          + " and (b.group is null or exists (select m.account from GroupMember m"
          + " where m.group = b.group and m.account = a.id))";

  /** There is one number. */
  private final LookupCache<String, Long> last = new LookupCache<>(1);

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private MaildropStore maildrops;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /** Whether there may be more for who has come as far as that; costs no query as a rule. */
  public boolean hasAfter(OptionalLong seen) {
    return last() > seen.orElse(0);
  }

  /** Known at once to the node where it was issued, to others within {@link LookupCache}'s age. */
  private long last() {
    return last.get("", all -> database.find(BulletinNumber.class, BulletinNumber.KEY).last());
  }

  /**
   * Puts bulletins into an account's maildrop, the oldest first, at most {@code
   * eagle.bulletins.per-login}. To be called in the transaction that writes down what it returns.
   *
   * @param seen how far the account had come; empty when it never looked
   * @return how far it has come now
   */
  public long give(MailAccount account, OptionalLong seen) {
    // Asked first: all up to this number can be seen by the queries that follow.
    long end = last();
    long begin = seen.isPresent() ? seen.getAsLong() : beginning(account);
    int most = settings.bulletinsPerLogin();
    List<Object[]> waiting =
        forAccount(
                "select b.id, b.message" + FOR_ACCOUNT + " and b.id > :begin order by b.id",
                account)
            .setParameter("begin", begin)
            .setMaxResults(most + 1)
            .getResultList();
    LocalRecipient to = new LocalRecipient(account.id(), account.address());
    Instant now = clock.instant();
    for (Object[] bulletin : waiting.subList(0, Math.min(most, waiting.size()))) {
      maildrops.give(new QueueId((Long) bulletin[1]), to, now);
    }
    return waiting.size() > most
        ? (Long) waiting.get(most - 1)[0]
        : waiting.isEmpty() ? Math.max(begin, end) : Math.max(end, (Long) waiting.getLast()[0]);
  }

  /** Where an account begins: with those issued since it was made, and some before, if any. */
  private long beginning(MailAccount account) {
    int earlier = settings.bulletinsEarlier();
    if (earlier > 0) {
      List<Object[]> before =
          forAccount(
                  "select b.id, b.message"
                      + FOR_ACCOUNT
                      + " and b.created < a.created order by b.id desc",
                  account)
              .setMaxResults(earlier)
              .getResultList();
      if (!before.isEmpty()) {
        return (Long) before.getLast()[0] - 1;
      }
    }
    Long skipped =
        database
            .createQuery(
                "select max(b.id) from Bulletin b, Account a"
                    + " where a.id = :account and b.created < a.created",
                Long.class)
            .setParameter("account", account.id())
            .getSingleResult();
    return skipped == null ? 0 : skipped;
  }

  private TypedQuery<Object[]> forAccount(String query, MailAccount account) {
    return database
        .createQuery(query, Object[].class)
        .setParameter("account", account.id())
        .setParameter("now", clock.instant());
  }

  void changed(@Observes(during = TransactionPhase.AFTER_COMPLETION) BulletinChange change) {
    last.forgetAll();
  }
}
