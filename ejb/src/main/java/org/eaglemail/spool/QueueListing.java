package org.eaglemail.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is in the queue, message by message. Every method runs in the caller's transaction, and
 * neither locks nor changes anything.
 */
@ApplicationScoped
public class QueueListing {
  /** Recipients of a message that a list shows. */
  public static final int SHOWN = 100;

  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  @Inject private Removal removal;

  /**
   * What of the queue the filter lets through, oldest message first; of each the first {@link
   * #SHOWN} recipients.
   */
  public List<QueueEntry> list(QueueFilter filter, int first, int limit) {
    List<Message> some = messages(filter, first, limit);
    Map<Long, Long> counts = counts(some.stream().map(Message::id).toList());
    Map<Long, List<Recipient>> recipients = shown(counts);
    return some.stream()
        .map(
            message ->
                entry(
                    message,
                    counts.getOrDefault(message.id(), 0L),
                    recipients.getOrDefault(message.id(), List.of())))
        .toList();
  }

  /** How many recipients each of the messages has, those that are done as well. */
  private Map<Long, Long> counts(List<Long> messages) {
    return messages.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select r.message, count(r) from Recipient r where r.message in :ids"
                    + " group by r.message",
                Object[].class)
            .setParameter("ids", messages)
            .getResultStream()
            .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
  }

  /** Those that are shown of each message: of the many that have few in one query. */
  private Map<Long, List<Recipient>> shown(Map<Long, Long> counts) {
    Map<Long, List<Recipient>> shown = new HashMap<>();
    List<Long> small = new ArrayList<>();
    counts.forEach(
        (message, count) -> {
          if (count <= SHOWN) {
            small.add(message);
          } else {
            shown.put(message, recipients(message, 0, SHOWN));
          }
        });
    if (!small.isEmpty()) {
      shown.putAll(
          entities
              .createQuery(
                  "select r from Recipient r where r.message in :ids order by r.id",
                  Recipient.class)
              .setParameter("ids", small)
              .getResultStream()
              .collect(Collectors.groupingBy(Recipient::message)));
    }
    return shown;
  }

  private List<Message> messages(QueueFilter filter, int first, int limit) {
    TypedQuery<Message> query =
        entities.createQuery(
            "select m from Message m where " + filter.messages() + " order by m.id", Message.class);
    filter.values().forEach(query::setParameter);
    return query.setFirstResult(first).setMaxResults(limit).getResultList();
  }

  /** The highest key of a message. */
  public long last() {
    return entities
        .createQuery("select m.id from Message m order by m.id desc", Long.class)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst()
        .orElse(Portion.START);
  }

  /**
   * The next messages that the filter lets through, in the order of their keys, with {@link
   * Portion#SIZE} recipients that wait or are held, or one with more.
   *
   * @param after only keys above, {@link Portion#START} for the first
   * @param last only up to that key
   */
  public List<QueueId> next(QueueFilter filter, long after, long last) {
    TypedQuery<Long> query =
        entities.createQuery(
            "select m.id from Message m where m.id > :after and m.id <= :last and "
                + filter.messages()
                + " order by m.id",
            Long.class);
    filter.values().forEach(query::setParameter);
    query.setParameter("after", after).setParameter("last", last);
    List<Long> fitting = query.setMaxResults(Portion.SIZE).getResultList();
    Map<Long, Long> open = removal.open(fitting);
    List<QueueId> some = new ArrayList<>();
    long recipients = 0;
    for (Long message : fitting) {
      recipients += open.getOrDefault(message, 0L);
      if (recipients > Portion.SIZE && !some.isEmpty()) {
        break;
      }
      some.add(new QueueId(message));
    }
    return some;
  }

  /** A message of the queue, or of a maildrop, with some of its recipients. */
  public Optional<QueueEntry> find(QueueId id, int first, int limit) {
    return Optional.ofNullable(entities.find(Message.class, id.key()))
        .map(
            message ->
                entry(
                    message,
                    counts(List.of(id.key())).getOrDefault(id.key(), 0L),
                    recipients(id.key(), first, limit)));
  }

  private static QueueEntry entry(Message message, long count, List<Recipient> rows) {
    return new QueueEntry(
        message.queueId(),
        message.sender(),
        message.size(),
        message.received(),
        message.origin(),
        message.messageId(),
        message.holdReason(),
        count,
        rows.stream().map(Recipient::info).toList());
  }

  private List<Recipient> recipients(long message, int first, int limit) {
    return entities
        .createQuery(
            "select r from Recipient r where r.message = :message order by r.id", Recipient.class)
        .setParameter("message", message)
        .setFirstResult(first)
        .setMaxResults(limit)
        .getResultList();
  }
}
