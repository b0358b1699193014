package org.eaglemail.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eaglemail.database.SqlKeys;

/**
 * Writes histories. Every method runs in the caller's transaction, the one that does what is
 * written down.
 *
 * <p>Nothing is written while a message is received: the rows of a message that is here say all of
 * that, and they are copied soon after, many in one statement, or when the message is removed.
 */
@ApplicationScoped
public class Timeline {
  /** Events of a message after which deferrals are not written any more; all others are. */
  public static final int MAX_EVENTS = 1000;

  /** Messages that one {@link #forget} removes at most. */
  public static final int SWEEP = 500;

  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  @Inject private Clock clock;

  /** Adds to a message's history. */
  public void add(TimelineEvent event) {
    entities.persist(new EventRow(event));
  }

  /**
   * A recipient of a message was expanded while it was received.
   *
   * @param original whom it was for; the message is found by this address too
   * @param result whom it is for instead
   * @param why the alias or list, in words
   */
  public void expanded(long message, String original, List<String> result, String why) {
    add(
        TimelineEvent.of(message, clock.instant(), EventKind.EXPANDED, why)
            .by(original)
            .to(result));
    address(message, original, "E");
  }

  /**
   * The copy for the members of a list and the message itself name each other in their histories.
   *
   * @param owner whom the members get it from
   */
  public void copied(long message, long copy, String owner) {
    Instant now = clock.instant();
    add(
        TimelineEvent.of(message, now, EventKind.EXPANDED, "a copy from " + owner + " for a list")
            .linked(copy));
    add(
        TimelineEvent.of(copy, now, EventKind.EXPANDED, "it is the copy for a list")
            .linked(message));
  }

  private void address(long message, String address, String role) {
    entities
        .createNativeQuery(
            "insert into timeline_address (message_id, address, role) values (?1, ?2, ?3)")
        .setParameter(1, message)
        .setParameter(2, address.toLowerCase(Locale.ROOT))
        .setParameter(3, role)
        .executeUpdate();
  }

  /**
   * A message was acknowledged and thrown away: this is all that is written of it.
   *
   * @param envelope that of a message that has ended
   */
  public void discarded(ReceivedEnvelope envelope, List<String> recipients) {
    entities.persist(new EnvelopeRow(envelope));
    if (!envelope.sender().isEmpty()) {
      address(envelope.message(), envelope.sender(), "S");
    }
    recipients.forEach(recipient -> address(envelope.message(), recipient, "Q"));
    add(
        TimelineEvent.of(
            envelope.message(), envelope.received(), EventKind.DISCARDED, "as if delivered"));
  }

  /**
   * How many deferrals may yet be written of a message; costs a look at its events.
   *
   * @return at least 0
   */
  public long room(long message) {
    long events =
        entities
            .createQuery("select count(e) from EventRow e where e.message = :message", Long.class)
            .setParameter("message", message)
            .getSingleResult();
    return Math.max(0, MAX_EVENTS - events);
  }

  /**
   * Copies the envelopes of those messages that are here and of which there is no copy yet. To be
   * called before rows of their recipients or maildrop entries are removed.
   *
   * @return how many it copied
   */
  public int keep(Collection<Long> messages) {
    return copy(messages, Optional.empty());
  }

  private int copy(Collection<Long> messages, Optional<Instant> ended) {
    if (messages.isEmpty()) {
      return 0;
    }
    List<Long> missing = missing(messages);
    if (missing.isEmpty()) {
      return 0;
    }
    String ids = SqlKeys.list(missing);
    Query envelopes =
        entities.createNativeQuery(
            "insert into timeline_message (message_id, received_at, sender, size, client, helo,"
                + (" protocol, tls, account, header_id" + ended.map(at -> ", ended_at").orElse(""))
                + ") select m.id, m.received_at, m.sender, m.size, m.client, m.helo, m.protocol,"
                + (" m.tls, m.account, m.message_id" + ended.map(at -> ", ?1").orElse(""))
                + " from message m where m.id in "
                + ids);
    ended.ifPresent(at -> envelopes.setParameter(1, at.atOffset(ZoneOffset.UTC)));
    envelopes.executeUpdate();
    entities
        .createNativeQuery(
            "insert into timeline_address (message_id, address, role)"
                + (" select m.id, lower(m.sender), 'S' from message m where m.sender <> ''"
                    + " and m.id in "
                    + ids)
                + (" union all select r.message_id, lower(r.address), 'Q' from recipient r"
                    + " where r.message_id in "
                    + ids)
                + (" union all select e.message_id, lower(e.recipient), 'L' from maildrop_entry e"
                    + " where e.message_id in "
                    + ids))
        .executeUpdate();
    return missing.size();
  }

  private List<Long> missing(Collection<Long> messages) {
    // What JPA has not written yet, the statements here would not see.
    entities.flush();
    return longs(
        entities
            .createNativeQuery(
                "select m.id from message m where m.id in "
                    + SqlKeys.list(messages)
                    + " and not exists"
                    + " (select 1 from timeline_message t where t.message_id = m.id)")
            .getResultList());
  }

  /**
   * Messages of which there is no copy, in the order of their keys; reads through all of them.
   *
   * @param after only keys above
   */
  public List<Long> unkept(long after, int limit) {
    return longs(
        entities
            .createNativeQuery(
                "select m.id from message m where m.id > ?1 and not exists"
                    + " (select 1 from timeline_message t where t.message_id = m.id)"
                    + " order by m.id")
            .setParameter(1, after)
            .setMaxResults(limit)
            .getResultList());
  }

  /**
   * These maildrop entries are about to be removed. That their owners took them out is written down
   * as of then, or as of now if they go at once.
   *
   * @param entries primary keys
   */
  public void fetched(List<Long> entries) {
    List<Object[]> rows =
        entities
            .createQuery(
                "select e.message, e.recipient, e.deleted from MaildropEntry e where e.id in :ids",
                Object[].class)
            .setParameter("ids", entries)
            .getResultList();
    keep(rows.stream().map(row -> (Long) row[0]).distinct().toList());
    for (Object[] row : rows) {
      Instant at = row[2] instanceof Instant then ? then : clock.instant();
      add(fetched((Long) row[0], (String) row[1], at));
    }
  }

  static TimelineEvent fetched(long message, String recipient, Instant at) {
    return TimelineEvent.of(message, at, EventKind.FETCHED, "removed from the maildrop")
        .to(List.of(recipient));
  }

  /** These messages are about to be removed: their histories end now. */
  public void end(Collection<Long> messages) {
    Instant now = clock.instant();
    if (copy(messages, Optional.of(now)) < messages.size()) {
      entities
          .createQuery(
              "update EnvelopeRow t set t.ended = :now"
                  + " where t.message in :messages and t.ended is null")
          .setParameter("now", now)
          .setParameter("messages", messages)
          .executeUpdate();
    }
  }

  /**
   * Forgets histories that ended before, up to a limit.
   *
   * @return how many; fewer than {@link #SWEEP} when nothing is left
   */
  public int forget(Instant before) {
    List<Long> ended =
        entities
            .createQuery("select t.message from EnvelopeRow t where t.ended < :before", Long.class)
            .setParameter("before", before)
            .setMaxResults(SWEEP)
            .getResultList();
    if (!ended.isEmpty()) {
      String ids = SqlKeys.list(ended);
      for (String table : List.of("timeline_event", "timeline_address", "timeline_message")) {
        entities
            .createNativeQuery("delete from " + table + " where message_id in " + ids)
            .executeUpdate();
      }
    }
    return ended.size();
  }

  private static List<Long> longs(List<?> numbers) {
    List<Long> longs = new ArrayList<>(numbers.size());
    numbers.forEach(number -> longs.add(((Number) number).longValue()));
    return longs;
  }
}
