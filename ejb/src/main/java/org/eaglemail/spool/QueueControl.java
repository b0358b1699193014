package org.eaglemail.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.database.SqlKeys;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.timeline.Timeline;

/**
 * What is done to the queue from outside of it: to what a filter lets through of one message, or in
 * portions to all that waits for a destination. Every method runs in the caller's transaction.
 *
 * <p>What a node is trying at that moment it goes on trying: the change concerns it, if at all,
 * when its outcome is known.
 */
@ApplicationScoped
public class QueueControl {
  /** Recipients that one {@link #flush} looks at where no index finds those that are meant. */
  static final int READ = 5000;

  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  @Inject private RecipientRows recipientRows;
  @Inject private Timeline timeline;
  @Inject private Removal removal;

  /**
   * Writes what was changed so far and forgets it: else each further query of a transaction that
   * changes many messages looks through all of it.
   */
  public void detach() {
    entities.flush();
    entities.clear();
  }

  /**
   * Holds the recipients of a message that wait and that the filter lets through. Those that a node
   * is trying now are held when they would have to wait again.
   *
   * @param reason for those who look at the queue
   * @return how many are held now
   */
  public int hold(QueueId id, String reason, QueueFilter filter) {
    Message message = entities.find(Message.class, id.key());
    if (message == null) {
      return 0;
    }
    List<Recipient> open = recipientRows.lock(id, QueueFilter.ALL);
    List<Recipient> meant = meant(id, open, filter);
    long before = meant.stream().filter(Recipient::isHeld).count();
    if (meant.size() == open.size()) {
      message.holdReason(reason);
      meant.forEach(Recipient::hold);
    } else {
      meant.forEach(row -> row.holdBecause(reason));
    }
    return (int) (meant.stream().filter(Recipient::isHeld).count() - before);
  }

  /**
   * Lets the queue begin with what was held of a message and the filter lets through; not before
   * the time that its sender asked for.
   *
   * @param expires when the queue gives up on it, unless the sender gave a time for that
   * @return how many
   */
  public int release(QueueId id, Instant now, Instant expires, QueueFilter filter) {
    Message message = entities.find(Message.class, id.key());
    if (message == null) {
      return 0;
    }
    List<Recipient> open = recipientRows.lock(id, QueueFilter.ALL);
    Set<Recipient> meant = new LinkedHashSet<>(meant(id, open, filter.withWhatWillBeHeld()));
    // The others stay held, now each for itself.
    message
        .holdReason()
        .ifPresent(
            why ->
                open.stream().filter(row -> !meant.contains(row)).forEach(r -> r.holdBecause(why)));
    message.holdReason(null);
    Instant due = message.release().filter(now::isBefore).orElse(now);
    Instant until = message.terms().isReturnedWhenLate() ? Instant.MIN : expires;
    return (int) meant.stream().filter(row -> row.release(due, until)).count();
  }

  /**
   * Takes the leases of those recipients of a message that wait or are held, but not of those that
   * a node is trying.
   *
   * @return the message with them; empty without any
   */
  public Optional<QueuedMessage> seize(QueueId id, QueueFilter filter, Lease lease) {
    List<QueuedRecipient> seized = new ArrayList<>();
    for (Recipient row : recipientRows.lock(id, filter)) {
      if (row.seize(lease)) {
        seized.add(row.queued());
      }
    }
    return seized.isEmpty()
        ? Optional.empty()
        : Optional.of(entities.find(Message.class, id.key()).queued(seized));
  }

  /** Those of a message's recipients that the filter lets through. */
  private List<Recipient> meant(QueueId id, List<Recipient> open, QueueFilter filter) {
    return filter.isOfRecipients() ? recipientRows.lock(id, filter) : open;
  }

  /**
   * Makes due now some of what waits for a domain, but not what its sender asked to send later.
   *
   * @param subdomains whether its subdomains count as well; no index finds them: all recipients are
   *     read, {@link #READ} at a time
   * @param after {@link Portion#last} of the portion before, {@link Portion#START} for the first
   */
  public Portion flush(Domain domain, boolean subdomains, long after, Instant now) {
    // With both columns of the index in the order, H2 reads no more of it than the portion.
    return subdomains
        ? below(domain.toString(), after, now)
        : portion(
            "r.domain = :which and r.id > :after order by r.domain, r.id",
            domain.toString(),
            after,
            now);
  }

  private Portion below(String domain, long after, Instant now) {
    List<Long> read =
        entities
            .createQuery(
                "select r.id from Recipient r where r.id > :after order by r.id", Long.class)
            .setParameter("after", after)
            .setMaxResults(READ)
            .getResultList();
    if (read.isEmpty()) {
      return Portion.NONE;
    }
    List<Long> some =
        entities
            .createQuery(
                // No domain has a percent sign or an underscore that LIKE could take for more than
                // itself.
                "select r.id from Recipient r where r.id > :after and r.id <= :last"
                    + " and (r.domain = :domain or r.domain like concat('%.', :domain))"
                    + " order by r.id",
                Long.class)
            .setParameter("after", after)
            .setParameter("last", read.getLast())
            .setParameter("domain", domain)
            .setMaxResults(Portion.SIZE)
            .getResultList();
    boolean isFull = some.size() == Portion.SIZE;
    return new Portion(
        makeDue(some, now),
        isFull ? some.getLast() : read.getLast(),
        !isFull && read.size() < READ);
  }

  /** The same with what waits because that destination was paused; parameters as above. */
  public Portion resume(String destination, long after, Instant now) {
    return portion("r.pausedBy = :which and r.id > :after order by r.id", destination, after, now);
  }

  private Portion portion(String condition, String which, long after, Instant now) {
    List<Long> some =
        entities
            .createQuery("select r.id from Recipient r where " + condition, Long.class)
            .setParameter("which", which)
            .setParameter("after", after)
            .setMaxResults(Portion.SIZE)
            .getResultList();
    if (some.isEmpty()) {
      return Portion.NONE;
    }
    return new Portion(makeDue(some, now), some.getLast(), some.size() < Portion.SIZE);
  }

  /**
   * Makes due now what waits of a message and the filter lets through. One that is being tried
   * stays as it is.
   *
   * @return how many
   */
  public int retry(QueueId id, Instant now, QueueFilter filter) {
    return filter.isOfRecipients()
        ? makeDue(keys(recipientRows.lock(id, filter)), now)
        : makeDue("message_id = " + id.key(), now);
  }

  private int makeDue(List<Long> recipients, Instant now) {
    return recipients.isEmpty() ? 0 : makeDue("id in " + SqlKeys.list(recipients), now);
  }

  private static List<Long> keys(List<Recipient> rows) {
    return rows.stream().map(Recipient::id).toList();
  }

  /**
   * Makes due what waits and nobody tries. RFC 4865: what is not to be sent before its time is not,
   * whoever asks.
   *
   * @param which a condition with no values but keys of ours
   */
  private int makeDue(String which, Instant now) {
    entities.flush();
    // Of an update with a subquery in JPQL the provider makes a walk over all recipients.
    return entities
        .createNativeQuery(
            "update recipient set due_at = ?1, paused_by = null where "
                + which
                + " and lease_owner is null and due_at is not null and not exists (select 1"
                + " from message m where m.id = recipient.message_id and m.release_at > ?1)")
        .setParameter(1, now.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  /**
   * Has what waits or is held of a message and the filter lets through go the way of another host's
   * mail from now on, or its own again, and makes due those that wait. One that is being tried goes
   * it with the next try.
   *
   * @return how many
   */
  public int reroute(QueueId id, Optional<MailHost> via, Instant now, QueueFilter filter) {
    List<Recipient> meant = recipientRows.lock(id, filter);
    meant.forEach(row -> row.reroute(via.orElse(null)));
    makeDue(keys(meant), now);
    return meant.size();
  }

  /**
   * Removes the remote recipients of a message that the filter lets through, and the message if
   * nobody else is to get it. What is being tried this moment may still reach its recipient; its
   * outcome is dropped.
   *
   * @return how many recipients
   */
  public int delete(QueueId id, QueueFilter filter) {
    List<Long> meant = keys(recipientRows.lock(id, filter));
    if (meant.isEmpty()) {
      return 0;
    }
    timeline.keep(Set.of(id.key()));
    int removed =
        entities
            .createNativeQuery("delete from recipient where id in " + SqlKeys.list(meant))
            .executeUpdate();
    removal.removeDone(Set.of(id.key()));
    return removed;
  }
}
