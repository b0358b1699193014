package org.eaglemail.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eaglemail.timeline.Timeline;

/** The maildrops' rows. Methods that change anything run in the caller's transaction. */
@ApplicationScoped
public class MaildropStore {
  /** Entries named in one statement. */
  private static final int BATCH = 500;

  /** Entries that one {@link #sweep} removes at most. */
  public static final int SWEEP = 500;

  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  @Inject private Removal removal;
  @Inject private Timeline timeline;

  /**
   * Puts a message that is in the spool already into one more maildrop, unless that one has it: two
   * of its recipients may lead to one account.
   */
  public void addOnce(QueuedMessage message, LocalRecipient to) {
    if (!has(message.id(), to.account())) {
      entities.persist(
          new MaildropEntry(
              to, message.id().key(), message.sender(), message.size(), message.terms().utf8()));
    }
  }

  /** Whether a message was put into an account's maildrop, and is not swept out of it. */
  public boolean has(QueueId message, long account) {
    return !entities
        .createQuery(
            "select e.id from MaildropEntry e where e.message = :message and e.account = :account",
            Long.class)
        .setParameter("message", message.key())
        .setParameter("account", account)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /**
   * Puts a message that {@link Spool#keep} stored into one more maildrop.
   *
   * @param now from when on its age counts there
   */
  public void give(QueueId kept, LocalRecipient to, Instant now) {
    entities.persist(new MaildropEntry(to, entities.find(Message.class, kept.key()), now));
  }

  /** Keeps that message no longer: it goes with the last maildrop that it is in. */
  public void letGo(QueueId kept) {
    entities
        .createQuery("delete from KeptMessage k where k.message = :message")
        .setParameter("message", kept.key())
        .executeUpdate();
    removal.removeDone(Set.of(kept.key()));
  }

  /** Whether an entry of the account, deleted or not, brought that unique-id with it. */
  public boolean hasUidl(long account, String uidl) {
    return !entities
        .createQuery(
            "select e.id from MaildropEntry e where e.account = :account and e.uidl = :uidl",
            Long.class)
        .setParameter("account", account)
        .setParameter("uidl", uidl)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** A part of what is in an account's maildrop, in the order of arrival. */
  public List<StoredMail> page(long account, long after, int limit) {
    return entities
        .createQuery(
            "select e.id, m.id, e.size, m.sender, m.received from MaildropEntry e, Message m"
                + " where e.account = :account and e.deleted is null and e.id > :after"
                + " and m.id = e.message order by e.id",
            Object[].class)
        .setParameter("account", account)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultStream()
        .map(
            row ->
                new StoredMail(
                    (Long) row[0],
                    new QueueId((Long) row[1]),
                    (Long) row[2],
                    (String) row[3],
                    (Instant) row[4]))
        .toList();
  }

  /** How much is in an account's maildrop. */
  public MaildropUsage usage(long account) {
    // Providers differ in the type of a sum, so it is not left to a constructor expression.
    Object[] sums =
        entities
            .createQuery(
                "select count(e), coalesce(sum(e.size), 0) from MaildropEntry e"
                    + " where e.account = :account and e.deleted is null",
                Object[].class)
            .setParameter("account", account)
            .getSingleResult();
    return new MaildropUsage(((Number) sums[0]).longValue(), ((Number) sums[1]).longValue());
  }

  /**
   * Takes entries out of an account's maildrop; they can be restored until they are swept.
   *
   * @return how many entries were there to delete
   */
  public int delete(long account, List<Long> entries, Instant now) {
    int deleted = 0;
    for (List<Long> batch : batches(entries)) {
      deleted +=
          entities
              .createQuery(
                  "update MaildropEntry e set e.deleted = :now"
                      + " where e.account = :account and e.id in :ids and e.deleted is null")
              .setParameter("now", now)
              .setParameter("account", account)
              .setParameter("ids", batch)
              .executeUpdate();
    }
    return deleted;
  }

  /** The oldest entries of an account that came, or were restored, before; up to a limit. */
  public List<Long> arrivedBefore(long account, Instant before) {
    return entities
        .createQuery(
            "select e.id from MaildropEntry e, Message m where e.account = :account"
                + " and e.deleted is null and m.id = e.message and m.received < :before"
                + " and (e.restored is null or e.restored < :before) order by e.id",
            Long.class)
        .setParameter("account", account)
        .setParameter("before", before)
        .setMaxResults(SWEEP)
        .getResultList();
  }

  /** Entries of an account that can be restored, in the order of arrival. */
  public List<DeletedItem> deleted(long account, long after, int limit) {
    return entities
        .createQuery(
            "select e from MaildropEntry e where e.account = :account and e.deleted is not null"
                + " and e.id > :after order by e.id",
            MaildropEntry.class)
        .setParameter("account", account)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultStream()
        .flatMap(entry -> entry.deletedItem().stream())
        .toList();
  }

  /**
   * Puts deleted entries back to where they were, under the unique-ids they had.
   *
   * @return how many of them could be restored
   */
  public int restore(long account, List<Long> entries, Instant now) {
    int restored = 0;
    for (List<Long> batch : batches(entries)) {
      restored +=
          entities
              .createQuery(
                  "update MaildropEntry e set e.deleted = null, e.restored = :now"
                      + " where e.account = :account and e.id in :ids and e.deleted is not null")
              .setParameter("now", now)
              .setParameter("account", account)
              .setParameter("ids", batch)
              .executeUpdate();
    }
    return restored;
  }

  /**
   * Removes for good what was deleted before, up to a limit of entries.
   *
   * @return how many were removed; fewer than {@link #SWEEP} when nothing is left
   */
  public int sweep(Instant before) {
    List<Object[]> found =
        entities
            .createQuery(
                "select e.id, e.message from MaildropEntry e where e.deleted < :before",
                Object[].class)
            .setParameter("before", before)
            .setMaxResults(SWEEP)
            .getResultList();
    if (found.isEmpty()) {
      return 0;
    }
    timeline.fetched(found.stream().map(row -> (Long) row[0]).toList());
    entities
        // An entry that was restored meanwhile stays.
        .createQuery("delete from MaildropEntry e where e.id in :ids and e.deleted < :before")
        .setParameter("ids", found.stream().map(row -> row[0]).toList())
        .setParameter("before", before)
        .executeUpdate();
    removal.removeDone(found.stream().map(row -> (Long) row[1]).collect(Collectors.toSet()));
    return found.size();
  }

  /**
   * Removes entries of an account's maildrop, and the messages that nobody holds any more.
   *
   * @return how many entries were there to remove
   */
  public int remove(long account, List<Long> entries) {
    int removed = 0;
    for (List<Long> batch : batches(entries)) {
      List<Object[]> found =
          entities
              .createQuery(
                  "select e.id, e.message from MaildropEntry e"
                      + " where e.account = :account and e.id in :ids",
                  Object[].class)
              .setParameter("account", account)
              .setParameter("ids", batch)
              .getResultList();
      timeline.fetched(found.stream().map(row -> (Long) row[0]).toList());
      removed +=
          entities
              .createQuery(
                  "delete from MaildropEntry e where e.account = :account and e.id in :ids")
              .setParameter("account", account)
              .setParameter("ids", batch)
              .executeUpdate();
      removal.removeDone(found.stream().map(row -> (Long) row[1]).collect(Collectors.toSet()));
    }
    return removed;
  }

  private static List<List<Long>> batches(List<Long> entries) {
    return IntStream.iterate(0, from -> from < entries.size(), from -> from + BATCH)
        .mapToObj(from -> entries.subList(from, Math.min(from + BATCH, entries.size())))
        .toList();
  }
}
