package org.eaglemail.queue;

import static org.eaglemail.protocol.smtp.Reply.reply;

import java.time.Instant;
import java.util.Optional;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.bounce.NotifiedRecipient;
import org.eaglemail.delivery.Attempt;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;
import org.eaglemail.spool.AttemptRecord;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.eaglemail.spool.RecipientState;

/** Decides what follows from an outcome: final, held, when to try again, or that time is over. */
final class Settlement {
  /** Faults of our own after which a recipient is held, so that the queue goes on without it. */
  static final int MAX_FAULTS = 3;

  private static final String HERE = "local";
  private static final Reply INTERNAL = reply(451, "4.3.0", "internal error");

  private final RetrySchedule schedule;
  private final int maxReply;

  /**
   * @param maxReply characters kept of what a server said
   */
  Settlement(RetrySchedule schedule, int maxReply) {
    this.schedule = schedule;
    this.maxReply = maxReply;
  }

  Try settle(QueuedMessage message, Attempt attempt, Instant now) {
    Try whole = settled(message, attempt, now);
    return new Try(message, whole.attempt(), whole.row().cut(maxReply));
  }

  private Try settled(QueuedMessage message, Attempt attempt, Instant now) {
    return switch (attempt.outcome()) {
      case Outcome.Delivered(Destination remote, Reply reply, boolean unreported) ->
          last(message, attempt, RecipientState.DELIVERED, remote.toString(), reply.text());
      case Outcome.Local local ->
          last(message, attempt, RecipientState.DELIVERED, HERE, "put into the maildrop");
      case Outcome.Expanded(Expansion others) ->
          last(
              message,
              attempt,
              RecipientState.DELIVERED,
              HERE,
              others.way().text(others.leaves().size()));
      case Outcome.Discarded(String reason) ->
          last(message, attempt, RecipientState.DELIVERED, "", "discarded: " + reason);
      case Outcome.Held(String reason) -> held(message, attempt, reason, false);
      case Outcome.Failed failed ->
          last(
              message,
              attempt,
              RecipientState.FAILED,
              name(failed.remote()),
              failed.reply().text());
      case Outcome.Deferred deferred -> again(message, attempt, deferred, now, Optional.empty());
      case Outcome.Faulty(String what) -> faulty(message, attempt, what, now);
    };
  }

  private static Try last(
      QueuedMessage message, Attempt attempt, RecipientState state, String remote, String reply) {
    return new Try(
        message, attempt, row(attempt.recipient(), state, Optional.empty(), remote, reply));
  }

  private static AttemptRecord row(
      QueuedRecipient recipient,
      RecipientState state,
      Optional<Instant> next,
      String remote,
      String reply) {
    return new AttemptRecord(
        recipient.id(), recipient.fence(), state, next, remote, reply, Optional.empty(), false);
  }

  private Try again(
      QueuedMessage message,
      Attempt attempt,
      Outcome.Deferred why,
      Instant now,
      Optional<String> fault) {
    QueuedRecipient recipient = attempt.recipient();
    return schedule
        .next(recipient.attempts() + 1, now, recipient.expires())
        .map(next -> waits(message, attempt, why, new Wait(now, next, fault)))
        .orElseGet(() -> expired(message, attempt, why));
  }

  /** From now, until then; because of a fault of ours, in words for administrators, if it was. */
  private record Wait(Instant now, Instant next, Optional<String> fault) {}

  private static Try waits(
      QueuedMessage message, Attempt attempt, Outcome.Deferred why, Wait wait) {
    QueuedRecipient recipient = attempt.recipient();
    // A fault of ours tells him nothing: he is told with the next try.
    Optional<Instant> warn =
        wait.fault().isPresent() ? recipient.warn() : recipient.warn().filter(wait.now()::isBefore);
    // A sender who gave a time for that is told then, and not with the next try that happens to be.
    Instant next =
        warn.filter(at -> message.terms().isLateNoticed())
            .filter(at -> wait.now().isBefore(at) && at.isBefore(wait.next()))
            .orElse(wait.next());
    AttemptRecord row =
        new AttemptRecord(
            recipient.id(),
            recipient.fence(),
            RecipientState.WAITING,
            Optional.of(next),
            name(why.remote()),
            why.reply().text() + wait.fault().map(what -> ": " + what).orElse(""),
            warn,
            wait.fault().isPresent());
    return new Try(message, attempt, row);
  }

  private static Try expired(QueuedMessage message, Attempt attempt, Outcome.Deferred last) {
    QueuedRecipient recipient = attempt.recipient();
    if (message.terms().isReturnedWhenLate()) {
      Attempt overdue =
          new Attempt(recipient, Outcome.OVERDUE, attempt.encryption(), attempt.passage());
      return last(
          message, overdue, RecipientState.FAILED, name(last.remote()), last.reply().text());
    }
    Attempt failed =
        new Attempt(
            recipient,
            new Outcome.Failed(
                last.remote(), NotifiedRecipient.EXPIRED, last.reply(), last.local()),
            attempt.encryption(),
            attempt.passage());
    return last(
        message,
        failed,
        RecipientState.FAILED,
        name(last.remote()),
        NotifiedRecipient.EXPIRED + " delivery time expired; last: " + last.reply().text());
  }

  private Try faulty(QueuedMessage message, Attempt attempt, String what, Instant now) {
    QueuedRecipient recipient = attempt.recipient();
    if (recipient.faults() + 1 < MAX_FAULTS) {
      return again(
          message,
          attempt,
          new Outcome.Deferred(Optional.empty(), INTERNAL),
          now,
          Optional.of(what));
    }
    return held(message, attempt, "quarantined after " + MAX_FAULTS + " faults: " + what, true);
  }

  private static Try held(QueuedMessage message, Attempt attempt, String reason, boolean fault) {
    return new Try(message, attempt, heldRow(attempt.recipient(), "", reason, fault));
  }

  private static AttemptRecord heldRow(
      QueuedRecipient recipient, String remote, String reason, boolean fault) {
    return new AttemptRecord(
        recipient.id(),
        recipient.fence(),
        RecipientState.HELD,
        Optional.empty(),
        remote,
        reason,
        recipient.warn(),
        fault);
  }

  /**
   * The row that holds a recipient whose outcome cannot be written. It tells the outcome, so that
   * who looks at it does not send a second copy unknowingly.
   */
  static AttemptRecord quarantined(Attempt attempt, String reason) {
    QueuedRecipient recipient = attempt.recipient();
    return switch (attempt.outcome()) {
      case Outcome.Delivered(Destination remote, Reply reply, boolean unreported) ->
          heldRow(recipient, remote.toString(), "sent (" + reply.text() + "), but " + reason, true);
      case Outcome.Failed failed ->
          heldRow(
              recipient,
              name(failed.remote()),
              "failed (" + failed.reply().text() + "), but " + reason,
              true);
      case Outcome.Local local -> heldRow(recipient, "", reason, true);
      case Outcome.Expanded others -> heldRow(recipient, "", reason, true);
      case Outcome.Discarded discarded -> heldRow(recipient, "", reason, true);
      case Outcome.Held held -> heldRow(recipient, "", reason, true);
      case Outcome.Deferred deferred -> heldRow(recipient, name(deferred.remote()), reason, true);
      case Outcome.Faulty faulty -> heldRow(recipient, "", reason, true);
    };
  }

  private static String name(Optional<Destination> remote) {
    return remote.map(Destination::toString).orElse("");
  }
}
