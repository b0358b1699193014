package org.eaglemail.maildrop;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.eaglemail.directory.MailAccount;
import org.eaglemail.maildrop.bulletin.BulletinBoard;
import org.eaglemail.queue.Leases;
import org.jspecify.annotations.Nullable;

/**
 * One session per maildrop, over all nodes: a row with the owner's node, a fence that only grows,
 * and an end. A node renews all its leases together; those of a node that died end by themselves.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MaildropLeases {
  /** How long a maildrop stays locked after its node died. */
  static final Duration DURATION = Duration.ofMinutes(3);

  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  @Inject private Leases nodes;
  @Inject private BulletinBoard bulletins;
  @Inject private Clock clock;

  /**
   * Takes the lease of a maildrop for its owner, and puts the bulletins into it that he has not
   * had, in a transaction of its own.
   *
   * @param loginDelay how long he must have stayed away
   */
  public Claim acquire(MailAccount account, Duration loginDelay) {
    Instant now = clock.instant();
    MaildropLease lease = lock(account.id());
    if (lease != null && lease.isHeld(now)) {
      return new Claim.InUse();
    }
    if (lease != null && lease.wasTakenWithin(loginDelay, now)) {
      return new Claim.TooSoon();
    }
    MaildropLease taken = take(account.id(), lease, now);
    taken.loggedIn(now);
    if (bulletins.hasAfter(taken.bulletin())) {
      taken.bulletin(bulletins.give(account, taken.bulletin()));
    }
    return new Claim.Granted(taken.fence());
  }

  /**
   * Takes the lease of a maildrop for work of the server's own.
   *
   * @return its fence, or empty when a session holds it
   */
  public OptionalLong borrow(long account) {
    Instant now = clock.instant();
    MaildropLease lease = lock(account);
    return lease != null && lease.isHeld(now)
        ? OptionalLong.empty()
        : OptionalLong.of(take(account, lease, now).fence());
  }

  private @Nullable MaildropLease lock(long account) {
    return entities.find(MaildropLease.class, account, LockModeType.PESSIMISTIC_WRITE);
  }

  private MaildropLease take(long account, @Nullable MaildropLease lease, Instant now) {
    Instant until = now.plus(DURATION);
    if (lease == null) {
      MaildropLease first = new MaildropLease(account, nodes.node(), until);
      entities.persist(first);
      return first;
    }
    lease.take(nodes.node(), until);
    return lease;
  }

  /** Whether that lease still counts; until the caller's transaction ends, nobody can take it. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean isHeld(long account, long fence) {
    MaildropLease lease =
        entities.find(MaildropLease.class, account, LockModeType.PESSIMISTIC_WRITE);
    return lease != null && lease.fence() == fence && lease.isHeld(clock.instant());
  }

  /** Gives a lease back; nothing happens if it was lost. */
  public void release(long account, long fence) {
    entities
        .createQuery(
            "update MaildropLease l set l.owner = null where l.account = :account and l.fence = :fence")
        .setParameter("account", account)
        .setParameter("fence", fence)
        .executeUpdate();
  }

  /** Frees what this node held before it was started again: no session of it lives. */
  public void reclaim() {
    entities
        .createQuery("update MaildropLease l set l.owner = null where l.owner = :node")
        .setParameter("node", nodes.node())
        .executeUpdate();
  }

  /** Keeps this node's leases; runs each minute, a third of their duration. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  void renew() {
    entities
        .createQuery("update MaildropLease l set l.expires = :until where l.owner = :node")
        .setParameter("until", clock.instant().plus(DURATION))
        .setParameter("node", nodes.node())
        .executeUpdate();
  }
}
