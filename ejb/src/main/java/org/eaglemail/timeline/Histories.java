package org.eaglemail.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads histories, in the caller's transaction. */
@ApplicationScoped
public class Histories {
  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  @Inject private Timeline timeline;

  /** The history of a message that is here, or was not long ago. */
  public Optional<MessageHistory> find(long message) {
    timeline.keep(List.of(message));
    return envelopes("t.message = :message", Map.of("message", message), 1).stream()
        .findFirst()
        .map(this::history);
  }

  /** Envelopes that the query wants, the newest first. */
  public List<ReceivedEnvelope> search(TimelineQuery wanted) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    wanted
        .address()
        .ifPresent(
            address -> {
              conditions.add(
                  "t.message in (select a.message from AddressRow a where a.address = :address)");
              values.put("address", address.toLowerCase(Locale.ROOT));
            });
    condition(
        conditions,
        values,
        "t.messageId in :messageIds",
        "messageIds",
        // Whether or not its brackets were given.
        wanted.messageId().map(id -> List.of(id, "<" + id + ">")));
    condition(conditions, values, "t.received >= :from", "from", wanted.from());
    condition(conditions, values, "t.received < :to", "to", wanted.to());
    return envelopes(
        conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions), values, wanted.limit());
  }

  private static void condition(
      List<String> conditions,
      Map<String, Object> values,
      String text,
      String name,
      Optional<?> value) {
    value.ifPresent(
        given -> {
          conditions.add(text);
          values.put(name, given);
        });
  }

  private List<ReceivedEnvelope> envelopes(
      String condition, Map<String, Object> values, int limit) {
    TypedQuery<EnvelopeRow> query =
        entities.createQuery(
            "select t from EnvelopeRow t where " + condition + " order by t.received desc",
            EnvelopeRow.class);
    values.forEach(query::setParameter);
    return query
        .setMaxResults(limit)
        .getResultStream()
        .map(EnvelopeRow::envelope)
        // Copied twice at once, see the table.
        .distinct()
        .toList();
  }

  private MessageHistory history(ReceivedEnvelope envelope) {
    long message = envelope.message();
    Instant received = envelope.received();
    List<TimelineEvent> later =
        Stream.concat(written(message), fetched(message))
            .sorted(Comparator.comparing(TimelineEvent::at))
            .toList();
    List<String> local = addresses(message, "L");
    List<String> atOnce = local.stream().filter(to -> !isDelivered(later, to)).toList();
    List<TimelineEvent> events = new ArrayList<>();
    events.add(TimelineEvent.of(message, received, EventKind.RECEIVED, "").by(envelope.client()));
    if (!atOnce.isEmpty()) {
      events.add(
          TimelineEvent.of(message, received, EventKind.DELIVERED, "put into the maildrop")
              .to(atOnce));
    }
    Set<String> routes = new HashSet<>();
    for (TimelineEvent event : later) {
      if (!event.route().isEmpty() && routes.add(event.route())) {
        events.add(routed(event));
      }
      events.add(event);
    }
    envelope
        .ended()
        .ifPresent(at -> events.add(TimelineEvent.of(message, at, EventKind.REMOVED, "")));
    return new MessageHistory(
        envelope,
        Stream.concat(local.stream(), addresses(message, "Q").stream()).distinct().toList(),
        events);
  }

  /** Whether the queue put it into that maildrop, and not the reception. */
  private static boolean isDelivered(List<TimelineEvent> events, String recipient) {
    return events.stream()
        .filter(event -> event.kind() == EventKind.DELIVERED)
        .flatMap(event -> event.recipients().stream())
        .anyMatch(recipient::equalsIgnoreCase);
  }

  /** The way is written down with the try that took it; it was found just before. */
  private static TimelineEvent routed(TimelineEvent tried) {
    return TimelineEvent.of(tried.message(), tried.at(), EventKind.ROUTED, tried.route())
        .to(tried.recipients());
  }

  private List<String> addresses(long message, String role) {
    return entities
        .createQuery(
            "select distinct a.address from AddressRow a where a.message = :message"
                + " and a.role = :role order by a.address",
            String.class)
        .setParameter("message", message)
        .setParameter("role", role)
        .getResultList();
  }

  private Stream<TimelineEvent> written(long message) {
    return entities
        .createQuery(
            "select e from EventRow e where e.message = :message order by e.at, e.id",
            EventRow.class)
        .setParameter("message", message)
        .getResultStream()
        .map(EventRow::event);
  }

  /** What owners took out of their maildrops and can still have back. */
  private Stream<TimelineEvent> fetched(long message) {
    return entities
        .createQuery(
            "select e.recipient, e.deleted from MaildropEntry e"
                + " where e.message = :message and e.deleted is not null",
            Object[].class)
        .setParameter("message", message)
        .getResultStream()
        .map(row -> Timeline.fetched(message, (String) row[0], (Instant) row[1]));
  }
}
