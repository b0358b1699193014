package org.eaglemail.queue;

import java.time.Instant;
import java.util.Optional;
import org.eaglemail.bounce.Action;
import org.eaglemail.bounce.NotifiedRecipient;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.spool.QueuedRecipient;

/** What a sender is to hear of a try (RFC 3461 §4.1, §6.2). */
final class Notices {
  /** RFC 3463 §3.2: delivered. */
  private static final EnhancedStatus DELIVERED = new EnhancedStatus(2, 1, 5);

  /** RFC 3463 §3.5: given to another server. */
  private static final EnhancedStatus RELAYED = new EnhancedStatus(2, 0, 0);

  /** What is said of one recipient. */
  record Notice(Action action, NotifiedRecipient recipient) {}

  private Notices() {}

  /** The notice that follows from a try; empty when there is nothing to say, or not to him. */
  static Optional<Notice> of(Try one) {
    QueuedRecipient recipient = one.attempt().recipient();
    return switch (one.attempt().outcome()) {
      case Outcome.Delivered sent when sent.unreported() ->
          notice(
              Action.RELAYED,
              recipient,
              RELAYED,
              new NotifiedRecipient.Said(Optional.of(sent.remote()), sent.reply(), false));
      case Outcome.Delivered sent -> Optional.empty();
      case Outcome.Local here ->
          wants(recipient, NotifyCondition.SUCCESS, false)
              ? Optional.of(delivered(recipient))
              : Optional.empty();
      case Outcome.Failed failed ->
          wants(recipient, NotifyCondition.FAILURE, true)
              ? notice(
                  Action.FAILED,
                  recipient,
                  failed.status(),
                  new NotifiedRecipient.Said(failed.remote(), failed.reply(), failed.local()))
              : Optional.empty();
      case Outcome.Deferred later when isLate(one) -> Optional.of(delayed(recipient, later));
      case Outcome.Deferred later -> Optional.empty();
      case Outcome.Faulty ours -> Optional.empty();
      // Told where it is expanded.
      case Outcome.Expanded others -> Optional.empty();
      case Outcome.Held waits -> Optional.empty();
      case Outcome.Discarded gone -> Optional.empty();
    };
  }

  /** RFC 3461 §4.1: it failed, and its sender wanted not to hear of that. */
  static boolean isUnwanted(Try one) {
    return one.attempt().outcome() instanceof Outcome.Failed
        && !wants(one.attempt().recipient(), NotifyCondition.FAILURE, true);
  }

  /** The time for a word of the delay came with this try. */
  private static boolean isLate(Try one) {
    return one.attempt().recipient().warn().isPresent() && one.row().warn().isEmpty();
  }

  private static boolean wants(
      QueuedRecipient recipient, NotifyCondition condition, boolean unsaid) {
    return recipient.parameters().notifyOn().map(on -> on.contains(condition)).orElse(unsaid);
  }

  private static Optional<Notice> notice(
      Action action, QueuedRecipient to, EnhancedStatus status, NotifiedRecipient.Said said) {
    return Optional.of(
        new Notice(
            action,
            new NotifiedRecipient(
                to.address(),
                to.parameters().original(),
                status,
                Optional.of(said),
                Optional.empty())));
  }

  private static Notice delivered(QueuedRecipient to) {
    return new Notice(
        Action.DELIVERED,
        new NotifiedRecipient(
            to.address(),
            to.parameters().original(),
            DELIVERED,
            Optional.empty(),
            Optional.empty()));
  }

  private static Notice delayed(QueuedRecipient to, Outcome.Deferred later) {
    Instant until = to.expires();
    return new Notice(
        Action.DELAYED,
        new NotifiedRecipient(
            to.address(),
            to.parameters().original(),
            later.reply().status().orElse(new EnhancedStatus(4, 0, 0)),
            Optional.of(new NotifiedRecipient.Said(later.remote(), later.reply(), later.local())),
            Optional.of(until)));
  }
}
