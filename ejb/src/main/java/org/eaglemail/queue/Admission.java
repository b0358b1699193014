package org.eaglemail.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.delivery.Delivery;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;

/**
 * Decides before each step whether work may go on: not what goes to a paused destination, and not
 * what this node has no lease of any more, nor what would fill its memory with one slow
 * destination's mail. A node that stood still for longer than its leases, as a suspended machine
 * does, must not send what another took over meanwhile. Thread-safe.
 */
final class Admission {
  private static final Logger LOG = System.getLogger(Admission.class.getName());

  /**
   * How long the queue does not look again at what is paused. The end of the pause makes it due
   * earlier.
   */
  static final Duration RECHECK = Duration.ofHours(1);

  /** How long, at least, the queue does not look at what its destination has no room for. */
  static final Duration NO_ROOM = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Clock clock;
  private final Holdings holdings;
  private final Pauses pauses;

  Admission(Ledger ledger, Clock clock, Holdings holdings, Pauses pauses) {
    this.ledger = ledger;
    this.clock = clock;
    this.holdings = holdings;
    this.pauses = pauses;
  }

  /** What of a message may be planned: recipients in paused domains go back to the database. */
  Optional<QueuedMessage> admit(QueuedMessage message) {
    if (pauses.isEmpty()) {
      return Optional.of(message);
    }
    List<QueuedRecipient> open = new ArrayList<>(message.recipients().size());
    Map<String, List<QueuedRecipient>> paused = new LinkedHashMap<>();
    for (QueuedRecipient recipient : message.recipients()) {
      pauses
          .of(recipient)
          .map(name -> paused.computeIfAbsent(name, n -> new ArrayList<>()))
          .orElse(open)
          .add(recipient);
    }
    paused.forEach((name, recipients) -> postpone(message, recipients, name));
    return open.isEmpty() ? Optional.empty() : Optional.of(message.to(open));
  }

  /** What of a delivery may be sent now. */
  Optional<Delivery> admit(Delivery delivery) {
    Optional<String> paused = pauses.of(delivery);
    if (paused.isPresent()) {
      postpone(delivery.message(), delivery.recipients(), paused.get());
      holdings.drop(delivery.recipients());
      return Optional.empty();
    }
    List<QueuedRecipient> lost = holdings.lost(delivery.recipients(), clock.instant());
    if (lost.isEmpty()) {
      return Optional.of(delivery);
    }
    LOG.log(
        Level.WARNING,
        "{0}: {1} leases ended before they were used",
        delivery.message().id(),
        lost.size());
    holdings.drop(lost);
    List<QueuedRecipient> ours = new ArrayList<>(delivery.recipients());
    ours.removeAll(lost);
    return ours.isEmpty() ? Optional.empty() : Optional.of(delivery.to(ours));
  }

  /** Whether a delivery that was admitted may still go on to its end. */
  boolean holds(Delivery delivery) {
    return holdings.lost(delivery.recipients(), clock.instant()).isEmpty();
  }

  /**
   * Whether so many more recipients may wait for a destination. When memory is scarce, none may
   * have more than its share: a slow one would keep all others from being fetched.
   *
   * @param waiting those that wait for it already
   */
  boolean hasRoom(int waiting, int more) {
    return waiting == 0 || waiting + more <= holdings.share() || !holdings.isScarce();
  }

  /**
   * Gives back what there is no room for. The older the message is, the longer it stays there: else
   * all that waits for a slow destination would come and go all the time.
   */
  void giveBack(QueuedMessage message, List<QueuedRecipient> recipients) {
    Instant now = clock.instant();
    Duration age = Duration.between(message.received(), now);
    Duration pause = Durations.shorter(Durations.longer(age, NO_ROOM), RECHECK);
    try {
      ledger.giveBack(recipients, now.plus(pause));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, message.id() + ": waits until its leases end", e);
    }
    holdings.drop(recipients);
  }

  /**
   * Nobody works on these any more, because of a fault of ours: what is not renewed is due again
   * when its lease ends, here or on another node.
   */
  void forget(QueuedMessage message, List<QueuedRecipient> recipients, Throwable fault) {
    LOG.log(Level.ERROR, message.id() + ": waits until its leases end", fault);
    holdings.drop(recipients);
  }

  private void postpone(QueuedMessage message, List<QueuedRecipient> recipients, String name) {
    try {
      ledger.postpone(recipients, name, clock.instant().plus(RECHECK));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, message.id() + ": waits until its leases end", e);
    }
  }
}
