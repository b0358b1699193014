package org.eaglemail.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eaglemail.spi.EnvelopeRecipient;

/**
 * The queue's rows as the running queue uses them: takes leases of what is due, keeps them or gives
 * them back, and writes outcomes down. Every method runs in the caller's transaction.
 *
 * <p>Whoever lost a lease changes nothing by it any more: it can be neither kept nor given back,
 * and the outcome of what was tried under it does not count.
 */
@ApplicationScoped
public class QueueStore {
  private static final Logger LOG = System.getLogger(QueueStore.class.getName());

  /** Of each claim one eighth at least is for what is less urgent, if anything is. */
  private static final int LOWER_SHARE = 8;

  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  @Inject private RecipientRows recipientRows;
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
    for (Recipient recipient : recipientRows.all(due)) {
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
    List<Long> locked = recipientRows.lockDue(first, now);
    int missing = first.size() - locked.size();
    // Another node takes those at this moment: then the next ones, else it would take them all.
    return missing == 0
        ? locked
        : Stream.concat(
                locked.stream(),
                recipientRows.lockDue(due(urgency, now, limit, missing), now).stream())
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

  private List<QueuedMessage> messages(Map<Long, List<QueuedRecipient>> byMessage) {
    List<QueuedMessage> messages = new ArrayList<>(byMessage.size());
    byMessage.forEach(
        (id, recipients) -> {
          Message message = entities.find(Message.class, id);
          try {
            messages.add(message.queued(recipients));
          } catch (RuntimeException e) {
            hold(message, recipientRows.lock(message.queueId(), QueueFilter.ALL), e);
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
    for (int from = 0; from < ids.size(); from += Portion.SIZE) {
      List<Long> some = ids.subList(from, Math.min(from + Portion.SIZE, ids.size()));
      for (Recipient row : recipientRows.lock(some)) {
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
    List<Long> ids = attempts.stream().map(AttemptRecord::recipient).toList();
    Map<Long, Recipient> rows = new HashMap<>();
    for (Recipient row : recipientRows.lock(ids)) {
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

  /** What the Message-ID field of a message says that is in the queue. */
  public Optional<String> messageId(QueueId id) {
    return entities.find(Message.class, id.key()).messageId();
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
}
