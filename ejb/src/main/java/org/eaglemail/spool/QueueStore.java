package org.eaglemail.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.timeline.Timeline;

/**
 * The queue's rows: leases, outcomes, operations. Every method runs in the caller's transaction.
 */
@ApplicationScoped
public class QueueStore {
  private static final Logger LOG = System.getLogger(QueueStore.class.getName());

  /**
   * Recipients that one {@link #flush} or {@link #resume} makes due, and of which {@link #next}
   * names the messages: others' transactions, and the writing of the store, wait for no more than
   * these.
   */
  static final int PORTION = 1000;

  /** Recipients that one {@link #flush} looks at where no index finds those that are meant. */
  static final int READ = 5000;

  /** Recipients of a message that a list shows. */
  public static final int SHOWN = 100;

  /** Of each claim one eighth at least is for what is less urgent, if anything is. */
  private static final int LOWER_SHARE = 8;

  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  @Inject private Timeline timeline;
  @Inject private Removal removal;

  /**
   * Takes leases of recipients that are due, the urgent first, and of the same urgency the longest
   * due. Two nodes that ask at once never get the same one, nor does one wait for the other: a row
   * is locked, then looked at again, and what somebody else has locked is left to him.
   *
   * @param limit most recipients to take
   */
  public List<QueuedMessage> claim(Instant now, int limit, Lease lease) {
    List<Long> due = new ArrayList<>();
    for (Urgency urgency : Urgency.MOST_URGENT_FIRST) {
      // The share of the lower ones, so that the higher ones never shut them out for good.
      int rest = limit - due.size();
      int share = urgency == Urgency.LOW ? rest : rest - rest / LOWER_SHARE;
      due.addAll(lockDue(urgency, now, share));
    }
    Map<Long, List<QueuedRecipient>> byMessage = new LinkedHashMap<>();
    for (Recipient recipient : all(due)) {
      recipient.lease(lease);
      queued(recipient)
          .ifPresent(
              one ->
                  byMessage.computeIfAbsent(recipient.message(), m -> new ArrayList<>()).add(one));
    }
    return messages(byMessage);
  }

  /** One bad row must not keep all others from being read: it is held with the reason. */
  private Optional<QueuedRecipient> queued(Recipient row) {
    try {
      return Optional.of(row.queued());
    } catch (RuntimeException e) {
      hold(entities.find(Message.class, row.message()), List.of(row), e);
      return Optional.empty();
    }
  }

  private List<Long> lockDue(Urgency urgency, Instant now, int limit) {
    List<Long> first = due(urgency, now, 0, limit);
    List<Long> locked = lockDue(first, now);
    int missing = first.size() - locked.size();
    // Another node takes those at this moment: then the next ones, else it would take them all.
    return missing == 0
        ? locked
        : Stream.concat(locked.stream(), lockDue(due(urgency, now, limit, missing), now).stream())
            .toList();
  }

  private List<Long> due(Urgency urgency, Instant now, int from, int limit) {
    return entities
        .createQuery(
            "select r.id from Recipient r where r.urgency = :urgency and r.due <= :now"
                // Both columns of the index: else H2 reads and sorts all that is due for the first
                // few; as it does when it locks what it finds.
                + " order by r.urgency, r.due",
            Long.class)
        .setParameter("urgency", urgency)
        .setParameter("now", now)
        .setFirstResult(from)
        .setMaxResults(limit)
        .getResultList();
  }

  private List<Long> lockDue(List<Long> ids, Instant now) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<?> locked =
        entities
            // JPQL cannot leave locked rows out.
            .createNativeQuery(
                "select id from recipient where id in %s and due_at <= ?1 order by id for update skip locked"
                    .formatted(in(ids)))
            .setParameter(1, now.atOffset(ZoneOffset.UTC))
            .getResultList();
    return locked.stream().map(id -> ((Number) id).longValue()).toList();
  }

  private List<Recipient> all(List<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select r from Recipient r where r.id in :ids order by r.id", Recipient.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  private List<QueuedMessage> messages(Map<Long, List<QueuedRecipient>> byMessage) {
    List<QueuedMessage> messages = new ArrayList<>(byMessage.size());
    byMessage.forEach(
        (id, recipients) -> {
          Message message = entities.find(Message.class, id);
          try {
            messages.add(message.queued(recipients));
          } catch (RuntimeException e) {
            hold(message, lock(message.queueId(), QueueFilter.ALL), e);
          }
        });
    return messages;
  }

  /** Leaves those alone whose rows, or that of their message, make the code fail. */
  private void hold(Message message, List<Recipient> rows, RuntimeException fault) {
    String reason = "quarantined: its row cannot be read: " + fault.getMessage();
    LOG.log(Level.ERROR, message.queueId() + ": " + reason, fault);
    rows.forEach(row -> row.quarantine(reason));
  }

  /** When the next recipient that nobody holds, or whose lease ended, is due. */
  public Optional<Instant> nextDue() {
    // One for each urgency: the beginning of a range of the index, not a walk over all of it.
    return Arrays.stream(Urgency.values())
        .flatMap(urgency -> nextDue(urgency).stream())
        .min(Comparator.naturalOrder());
  }

  // The first by the index. For a min() H2 reads all of the range.
  private Optional<Instant> nextDue(Urgency urgency) {
    return entities
        .createQuery(
            "select r.due from Recipient r where r.urgency = :urgency and r.due is not null"
                + " order by r.urgency, r.due",
            Instant.class)
        .setParameter("urgency", urgency)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Makes due at once what that node held: it was started again, so nothing of it is under way.
   *
   * @return how many
   */
  public int reclaim(String owner, Instant now) {
    return entities
        .createQuery(
            "update Recipient r set r.due = :now, r.leaseOwner = null"
                + " where r.leaseOwner = :owner and r.due is not null")
        .setParameter("now", now)
        .setParameter("owner", owner)
        .executeUpdate();
  }

  /**
   * Gives leases back untried, to be due at {@code at}; but not those that are not held any more.
   */
  public void giveBack(List<QueuedRecipient> recipients, Instant at) {
    stillHeld(recipients).forEach(row -> row.dueAt(at));
  }

  /** The same for those whose destination is paused: due at {@code at}, or when the pause ends. */
  public void postpone(List<QueuedRecipient> recipients, String destination, Instant at) {
    for (Recipient row : stillHeld(recipients)) {
      row.dueAt(at);
      row.pausedBy(destination);
    }
  }

  private List<Recipient> stillHeld(List<QueuedRecipient> recipients) {
    Map<Long, Long> fences = new HashMap<>();
    recipients.forEach(one -> fences.put(one.id(), one.fence()));
    List<Long> ids = fences.keySet().stream().sorted().toList();
    List<Recipient> held = new ArrayList<>(ids.size());
    for (int from = 0; from < ids.size(); from += PORTION) {
      for (Recipient row : lock(ids.subList(from, Math.min(from + PORTION, ids.size())))) {
        if (row.isHeldUnder(fences.getOrDefault(row.id(), -1L))) {
          held.add(row);
        }
      }
    }
    return held;
  }

  /**
   * Locks the rows of recipients that were tried, until the transaction ends.
   *
   * @return those whose outcome counts: not those whose lease was lost
   */
  public List<AttemptRecord> hold(List<AttemptRecord> attempts) {
    Map<Long, Recipient> rows = new HashMap<>();
    for (Recipient row : lock(attempts.stream().map(AttemptRecord::recipient).toList())) {
      rows.put(row.id(), row);
    }
    List<AttemptRecord> held = new ArrayList<>(attempts.size());
    for (AttemptRecord attempt : attempts) {
      // Of two about the same recipient, the first.
      Recipient row = rows.remove(attempt.recipient());
      if (row != null && row.isHeldUnder(attempt.fence())) {
        held.add(attempt);
      }
    }
    return held;
  }

  /** The addresses of all other recipients of a message that the queue delivers, or did. */
  public Set<String> addressesBeside(QueuedRecipient recipient, QueueId id) {
    return Set.copyOf(
        entities
            .createQuery(
                "select r.address from Recipient r where r.message = :message and r.id <> :own",
                String.class)
            .setParameter("message", id.key())
            .setParameter("own", recipient.id())
            .getResultList());
  }

  /**
   * Adds to a message those whom one of its recipients led to, on his times. To be called while his
   * row is held and not settled.
   *
   * @param lease of all of them
   * @return the message with them; empty without any
   */
  public Optional<QueuedMessage> add(
      QueuedMessage message, QueuedRecipient from, List<EnvelopeRecipient> others, Lease lease) {
    if (others.isEmpty()) {
      return Optional.empty();
    }
    Recipient row = entities.find(Recipient.class, from.id());
    List<Recipient> added = others.stream().map(to -> new Recipient(to, row, lease)).toList();
    added.forEach(entities::persist);
    return Optional.of(message.to(added.stream().map(Recipient::queued).toList()));
  }

  /**
   * Writes outcomes down, and removes the messages that are done by them. To be called after all
   * else that their transaction does with them.
   *
   * @param attempts as {@link #hold} returned them
   */
  public void settle(List<AttemptRecord> attempts, Instant now) {
    Map<AttemptRecord, Recipient> rows = new LinkedHashMap<>();
    attempts.forEach(one -> rows.put(one, entities.find(Recipient.class, one.recipient())));
    Map<Long, Integer> finals = new HashMap<>();
    rows.forEach(
        (attempt, row) -> {
          if (attempt.state().isFinal()) {
            finals.merge(row.message(), 1, Integer::sum);
          }
        });
    // What goes with its message is not written once more before.
    Set<Long> done = removal.doneBy(finals);
    rows.values().removeIf(row -> done.contains(row.message()));
    rows.forEach((attempt, row) -> row.record(attempt, now));
    holdWhatHasToWait(rows.values());
    removal.remove(done);
  }

  /** What was being tried when its message was put on hold is held now that it would wait. */
  private void holdWhatHasToWait(Collection<Recipient> rows) {
    List<Recipient> waiting = rows.stream().filter(Recipient::isWaiting).toList();
    if (waiting.isEmpty()) {
      return;
    }
    Set<Long> held =
        Set.copyOf(
            entities
                .createQuery(
                    "select m.id from Message m where m.id in :ids and m.holdReason is not null",
                    Long.class)
                .setParameter("ids", waiting.stream().map(Recipient::message).distinct().toList())
                .getResultList());
    waiting.stream().filter(row -> held.contains(row.message())).forEach(Recipient::hold);
  }

  /**
   * Locks rows in the order of their keys, as {@link #claim} does, lest two wait for each other.
   */
  private List<Recipient> lock(List<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select r from Recipient r where r.id in :ids order by r.id", Recipient.class)
            .setParameter("ids", ids)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultList();
  }

  /**
   * Keeps leases for longer, also one that ended but was not taken over.
   *
   * @param recipients primary keys
   * @return those that this node has still
   */
  public Set<Long> renew(List<Long> recipients, Lease lease) {
    int renewed =
        entities
            .createQuery(
                "update Recipient r set r.due = :until where r.id in :ids and r.leaseOwner = :owner"
                    + " and r.due is not null")
            .setParameter("until", lease.until())
            .setParameter("ids", recipients)
            .setParameter("owner", lease.owner())
            .executeUpdate();
    return renewed == recipients.size()
        ? Set.copyOf(recipients)
        : Set.copyOf(heldBy(lease.owner(), recipients));
  }

  private List<Long> heldBy(String owner, List<Long> recipients) {
    return entities
        .createQuery(
            "select r.id from Recipient r where r.id in :ids and r.leaseOwner = :owner"
                + " and r.due is not null",
            Long.class)
        .setParameter("ids", recipients)
        .setParameter("owner", owner)
        .getResultList();
  }

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
    List<Recipient> open = lock(id, QueueFilter.ALL);
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
    List<Recipient> open = lock(id, QueueFilter.ALL);
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
    for (Recipient row : lock(id, filter)) {
      if (row.seize(lease)) {
        seized.add(row.queued());
      }
    }
    return seized.isEmpty()
        ? Optional.empty()
        : Optional.of(entities.find(Message.class, id.key()).queued(seized));
  }

  /** Locks the recipients of a message that wait or are held and that the filter lets through. */
  private List<Recipient> lock(QueueId id, QueueFilter filter) {
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

  /** Those of a message's recipients that the filter lets through. */
  private List<Recipient> meant(QueueId id, List<Recipient> open, QueueFilter filter) {
    return filter.isOfRecipients() ? lock(id, filter) : open;
  }

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
   * #PORTION} recipients that wait or are held, or one with more.
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
    List<Long> fitting = query.setMaxResults(PORTION).getResultList();
    Map<Long, Long> open = removal.open(fitting);
    List<QueueId> some = new ArrayList<>();
    long recipients = 0;
    for (Long message : fitting) {
      recipients += open.getOrDefault(message, 0L);
      if (recipients > PORTION && !some.isEmpty()) {
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

  /** Recipients that wait, over all messages. */
  public long waiting() {
    return entities
        .createQuery("select count(r) from Recipient r where r.due is not null", Long.class)
        .setHint("jakarta.persistence.query.timeout", QueueViews.TIMEOUT)
        .getSingleResult();
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
            .setMaxResults(PORTION)
            .getResultList();
    boolean isFull = some.size() == PORTION;
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
            .setMaxResults(PORTION)
            .getResultList();
    if (some.isEmpty()) {
      return Portion.NONE;
    }
    return new Portion(makeDue(some, now), some.getLast(), some.size() < PORTION);
  }

  /**
   * Makes due now what waits of a message and the filter lets through. One that is being tried
   * stays as it is.
   *
   * @return how many
   */
  public int retry(QueueId id, Instant now, QueueFilter filter) {
    return filter.isOfRecipients()
        ? makeDue(keys(lock(id, filter)), now)
        : makeDue("message_id = " + id.key(), now);
  }

  private int makeDue(List<Long> recipients, Instant now) {
    return recipients.isEmpty() ? 0 : makeDue("id in " + in(recipients), now);
  }

  private static List<Long> keys(List<Recipient> rows) {
    return rows.stream().map(Recipient::id).toList();
  }

  /** Numbers of our own, so that there may be any number of them. */
  private static String in(List<Long> keys) {
    return keys.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
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
    List<Recipient> meant = lock(id, filter);
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
    List<Long> meant = keys(lock(id, filter));
    if (meant.isEmpty()) {
      return 0;
    }
    timeline.keep(Set.of(id.key()));
    int removed =
        entities
            .createNativeQuery("delete from recipient where id in " + in(meant))
            .executeUpdate();
    removal.removeDone(Set.of(id.key()));
    return removed;
  }
}
