package org.eaglemail.queue;

import java.time.Instant;
import java.util.Optional;
import org.eaglemail.bounce.FailedRecipient;
import org.eaglemail.delivery.Attempt;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;
import org.eaglemail.spool.AttemptRecord;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.eaglemail.spool.RecipientState;

/** Decides what follows from an outcome: final, or when to try again, or that the time is over. */
final class Settlement {
  private static final String HERE = "local";

  private final RetrySchedule schedule;

  Settlement(RetrySchedule schedule) {
    this.schedule = schedule;
  }

  Try settle(QueuedMessage message, Attempt attempt, Instant now) {
    QueuedRecipient recipient = attempt.recipient();
    return switch (attempt.outcome()) {
      case Outcome.Delivered(Destination remote, Reply reply) ->
          tried(message, attempt, RecipientState.DELIVERED, remote.toString(), reply.text());
      case Outcome.Local local ->
          tried(message, attempt, RecipientState.DELIVERED, HERE, "put into the maildrop");
      case Outcome.Failed(var remote, var status, Reply reply) ->
          tried(message, attempt, RecipientState.FAILED, name(remote), reply.text());
      case Outcome.Deferred(var remote, Reply reply) ->
          schedule
              .next(recipient.attempts() + 1, now, recipient.expires())
              .map(next -> deferred(message, attempt, next, name(remote), reply))
              .orElseGet(() -> expired(message, recipient, remote, reply));
    };
  }

  private static Try tried(
      QueuedMessage message, Attempt attempt, RecipientState state, String remote, String reply) {
    QueuedRecipient recipient = attempt.recipient();
    return new Try(
        message,
        attempt,
        new AttemptRecord(
            recipient.id(),
            recipient.fence(),
            state,
            Optional.empty(),
            remote,
            reply,
            Optional.empty(),
            false));
  }

  private static Try deferred(
      QueuedMessage message, Attempt attempt, Instant next, String remote, Reply reply) {
    QueuedRecipient recipient = attempt.recipient();
    return new Try(
        message,
        attempt,
        new AttemptRecord(
            recipient.id(),
            recipient.fence(),
            RecipientState.WAITING,
            Optional.of(next),
            remote,
            reply.text(),
            recipient.warn(),
            false));
  }

  private static Try expired(
      QueuedMessage message, QueuedRecipient recipient, Optional<Destination> remote, Reply last) {
    Attempt failed =
        new Attempt(recipient, new Outcome.Failed(remote, FailedRecipient.EXPIRED, last));
    return tried(
        message,
        failed,
        RecipientState.FAILED,
        name(remote),
        FailedRecipient.EXPIRED + " delivery time expired; last: " + last.text());
  }

  private static String name(Optional<Destination> remote) {
    return remote.map(Destination::toString).orElse("");
  }
}
