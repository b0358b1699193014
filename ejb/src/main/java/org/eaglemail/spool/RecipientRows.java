package org.eaglemail.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eaglemail.database.SqlKeys;

/**
 * The rows of the queue's recipients, found and locked for those who change them. Every method runs
 * in the caller's transaction, and what it locks is locked until that ends.
 *
 * <p>All that lock some of them lock them in the order of their keys, lest two wait for each other.
 */
@ApplicationScoped
public class RecipientRows {
  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  /** Those of these keys, as they are. */
  List<Recipient> all(List<Long> ids) {
    return ids.isEmpty() ? List.of() : query(ids).getResultList();
  }

  /** Locks those of these keys. */
  List<Recipient> lock(List<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : query(ids).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
  }

  private TypedQuery<Recipient> query(List<Long> ids) {
    return entities
        .createQuery("select r from Recipient r where r.id in :ids order by r.id", Recipient.class)
        .setParameter("ids", ids);
  }

  /** Locks the recipients of a message that wait or are held and that the filter lets through. */
  List<Recipient> lock(QueueId id, QueueFilter filter) {
    TypedQuery<Recipient> query =
        entities.createQuery(
            "select r from Recipient r where r.message = :message and "
                + filter.recipients()
                + " order by r.id",
            Recipient.class);
    filter.recipientValues().forEach(query::setParameter);
    return query
        .setParameter("message", id.key())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /**
   * Locks those of these keys that are due still, but leaves out what somebody else has locked.
   *
   * @return the keys of those that are locked
   */
  List<Long> lockDue(List<Long> ids, Instant now) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<?> locked =
        entities
            // JPQL cannot leave locked rows out.
            .createNativeQuery(
                "select id from recipient where id in %s and due_at <= ?1 order by id for update skip locked"
                    .formatted(SqlKeys.list(ids)))
            .setParameter(1, now.atOffset(ZoneOffset.UTC))
            .getResultList();
    return locked.stream().map(id -> ((Number) id).longValue()).toList();
  }
}
