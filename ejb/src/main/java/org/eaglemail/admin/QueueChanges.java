package org.eaglemail.admin;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaglemail.queue.Queue;
import org.eaglemail.settings.Settings;
import org.eaglemail.spool.QueueControl;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueueListing;
import org.eaglemail.timeline.EventKind;
import org.eaglemail.timeline.Timeline;
import org.eaglemail.timeline.TimelineEvent;

/** The transactions of changes to the queue, each with its place in the messages' histories. */
@Stateless
public class QueueChanges {
  @Inject private QueueListing listing;
  @Inject private QueueControl control;
  @Inject private Queue queue;
  @Inject private Clock clock;
  @Inject private Settings settings;
  @Inject private Timeline history;
  @Resource private SessionContext context;

  /** See {@link QueueListing#last}. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public long last() {
    return listing.last();
  }

  /** See {@link QueueListing#next}. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public List<QueueId> next(QueueFilter filter, long after, long last) {
    return listing.next(filter, after, last);
  }

  /**
   * Does the same to some messages, or to none of them.
   *
   * @return how many recipients it concerned
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int applyAll(
      QueueAction action, List<QueueId> messages, QueueFilter filter, String words) {
    int recipients = 0;
    for (QueueId message : messages) {
      recipients += change(action, message, filter, words);
      control.detach();
    }
    return woken(action, recipients);
  }

  /**
   * Does it to one message.
   *
   * @param filter what it says of recipients
   * @param words the same for the history
   * @return how many recipients it concerned
   */
  public int apply(QueueAction action, QueueId message, QueueFilter filter, String words) {
    return woken(action, change(action, message, filter, words));
  }

  /** What is due by it is looked for when the transaction ends. */
  private int woken(QueueAction action, int recipients) {
    boolean due =
        switch (action) {
          case QueueAction.Release release -> true;
          case QueueAction.Retry retry -> true;
          case QueueAction.Reroute reroute -> true;
          case QueueAction.Hold hold -> false;
          case QueueAction.Delete delete -> false;
          case QueueAction.Expire expire -> false;
        };
    if (due && recipients > 0) {
      queue.wake();
    }
    return recipients;
  }

  private int change(QueueAction action, QueueId message, QueueFilter filter, String words) {
    Instant now = clock.instant();
    int recipients = recipients(action, message, filter, now);
    if (recipients > 0) {
      history.add(
          TimelineEvent.of(message.key(), now, kind(action), (words(action) + words).strip())
              .by(context.getCallerPrincipal().getName()));
    }
    return recipients;
  }

  private static EventKind kind(QueueAction action) {
    return switch (action) {
      case QueueAction.Hold hold -> EventKind.HELD;
      case QueueAction.Release release -> EventKind.RELEASED;
      case QueueAction.Retry retry -> EventKind.RETRIED;
      case QueueAction.Reroute reroute -> EventKind.CHANGED;
      case QueueAction.Delete delete -> EventKind.DELETED;
      case QueueAction.Expire expire -> EventKind.EXPIRED;
    };
  }

  private static String words(QueueAction action) {
    return switch (action) {
      case QueueAction.Hold(String reason) -> reason;
      case QueueAction.Reroute(Optional<String> via) ->
          via.map(host -> "goes the way of " + host).orElse("goes its own way");
      case QueueAction.Release release -> "";
      case QueueAction.Retry retry -> "";
      case QueueAction.Delete delete -> "";
      case QueueAction.Expire expire -> "";
    };
  }

  private int recipients(QueueAction action, QueueId message, QueueFilter filter, Instant now) {
    return switch (action) {
      case QueueAction.Hold(String reason) -> control.hold(message, reason, filter);
      case QueueAction.Release release ->
          control.release(message, now, now.plus(settings.queueExpiry()), filter);
      case QueueAction.Retry retry -> control.retry(message, now, filter);
      case QueueAction.Reroute reroute -> control.reroute(message, reroute.way(), now, filter);
      case QueueAction.Delete delete -> control.delete(message, filter);
      case QueueAction.Expire expire -> queue.expire(message, filter);
    };
  }
}
