package org.eaglemail.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eaglemail.timeline.Timeline;

/**
 * Removes messages that nobody needs any more. Every method runs in the caller's transaction.
 *
 * <p>To a message that is done no row is added any more.
 */
@ApplicationScoped
public class Removal {
  /** The queue has still to do with {@code r}. */
  static final String OPEN =
      "(r.state = org.eaglemail.spool.RecipientState.WAITING"
          + " or r.state = org.eaglemail.spool.RecipientState.HELD)";

  /** No maildrop holds the message {@code m}, and nothing else does. */
  private static final String LOOSE =
      "not exists (select e.id from MaildropEntry e where e.message = m.id)"
          + " and not exists (select k.message from KeptMessage k where k.message = m.id)";

  /** No recipient waits for the message {@code m}, and it is loose. */
  private static final String DONE =
      "not exists (select r.id from Recipient r where r.message = m.id and "
          + OPEN
          + ") and "
          + LOOSE;

  /** Messages that one {@link #sweep} removes at most. */
  static final int SWEEP = 1000;

  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  @Inject private Timeline timeline;

  /** Removes those of the messages that no recipient waits for, and no maildrop or other holds. */
  public void removeDone(Set<Long> messages) {
    if (!messages.isEmpty()) {
      remove(select("m.id in :ids and " + DONE, messages));
    }
  }

  /**
   * The messages that are done when some of their recipients are.
   *
   * @param ended how many of them, by message
   */
  Set<Long> doneBy(Map<Long, Integer> ended) {
    if (ended.isEmpty()) {
      return Set.of();
    }
    Map<Long, Integer> left = new HashMap<>(ended);
    open(ended.keySet())
        .forEach(
            (message, open) ->
                left.computeIfPresent(message, (key, some) -> open.intValue() - some));
    left.values().removeIf(open -> open > 0);
    return left.isEmpty()
        ? Set.of()
        : Set.copyOf(select("m.id in :ids and " + LOOSE, left.keySet()));
  }

  /** How many recipients of each of the messages the queue has still to do with, if any. */
  Map<Long, Long> open(Collection<Long> messages) {
    return messages.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select r.message, count(r) from Recipient r where r.message in :ids and "
                    + OPEN
                    + " group by r.message",
                Object[].class)
            .setParameter("ids", messages)
            .getResultStream()
            .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
  }

  private List<Long> select(String condition, Set<Long> messages) {
    return entities
        .createQuery("select m.id from Message m where " + condition, Long.class)
        .setParameter("ids", messages)
        .getResultList();
  }

  /** Removes messages that are done. */
  void remove(Collection<Long> done) {
    if (done.isEmpty()) {
      return;
    }
    timeline.end(done);
    // By key alone: of a DELETE with subqueries the provider makes a walk over all messages.
    entities
        .createQuery("delete from Message m where m.id in :ids")
        .setParameter("ids", done)
        .executeUpdate();
  }

  /**
   * Removes messages that two transactions made done at the same moment, so that neither saw it.
   *
   * @param before looks only at what was received before
   * @return how many; at most {@link #SWEEP}
   */
  public int sweep(Instant before) {
    List<Long> done =
        entities
            .createQuery(
                "select m.id from Message m where m.received < :before and " + DONE, Long.class)
            .setParameter("before", before)
            .setMaxResults(SWEEP)
            .getResultList();
    remove(done);
    return done.size();
  }
}
