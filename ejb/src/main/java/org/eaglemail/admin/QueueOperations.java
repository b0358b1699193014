package org.eaglemail.admin;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaglemail.directory.NotFound;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.queue.Queue;
import org.eaglemail.settings.Settings;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueueStore;
import org.eaglemail.spool.QueueViews;
import org.eaglemail.timeline.EventKind;
import org.eaglemail.timeline.Timeline;
import org.eaglemail.timeline.TimelineEvent;

/** Looking at the queue and changing it. Each call is a transaction. */
@Stateless
public class QueueOperations {
  /** Most messages that one call lists. */
  public static final int MAX_LIMIT = 1000;

  @Inject private QueueStore store;
  @Inject private QueueViews views;
  @Inject private Queue queue;
  @Inject private Clock clock;
  @Inject private Settings settings;
  @Inject private Timeline history;
  @Resource private SessionContext context;

  /**
   * Messages that recipients wait for or are held, the oldest first.
   *
   * @throws IllegalArgumentException when first is negative or the limit not 1 to {@link
   *     #MAX_LIMIT}
   */
  public List<QueuedMail> list(int first, int limit) {
    return list(QueueSelection.ALL, first, limit);
  }

  /**
   * Those of them that are selected.
   *
   * @throws IllegalArgumentException as above
   */
  public List<QueuedMail> list(QueueSelection selection, int first, int limit) {
    if (first < 0 || limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "first must not be negative, and limit must be 1 to " + MAX_LIMIT);
    }
    return store.list(selection.filter(clock.instant()), first, limit).stream()
        .map(QueuedMail::of)
        .toList();
  }

  /**
   * Does the same to each message that is selected, the oldest first, at most to {@link
   * #MAX_LIMIT}; only to those of its recipients that are selected.
   *
   * @return how many messages and recipients it concerned
   */
  public QueueChange change(QueueAction action, QueueSelection selection) {
    List<QueueId> messages = store.find(selection.filter(clock.instant()), MAX_LIMIT);
    int recipients = 0;
    for (QueueId message : messages) {
      recipients += apply(action, message, selection);
    }
    queue.wake();
    return new QueueChange(messages.size(), recipients, messages.size() == MAX_LIMIT);
  }

  private static Optional<MailHost> way(Optional<String> via) {
    try {
      return via.map(MailHost::parse);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("via: " + e.getMessage(), e);
    }
  }

  private int apply(QueueAction action, QueueId message) {
    return apply(action, message, QueueSelection.ALL);
  }

  private int apply(QueueAction action, QueueId message, QueueSelection selection) {
    Instant now = clock.instant();
    int recipients = recipients(action, message, selection.filter(now), now);
    if (recipients > 0) {
      String text = (words(action) + selection.recipientsInWords()).strip();
      history.add(
          TimelineEvent.of(message.key(), now, kind(action), text)
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
      case QueueAction.Hold(String reason) -> store.hold(message, reason, filter);
      case QueueAction.Release release ->
          store.release(message, now, now.plus(settings.queueExpiry()), filter);
      case QueueAction.Retry retry -> store.retry(message, now, filter);
      case QueueAction.Reroute(Optional<String> via) ->
          store.reroute(message, way(via), now, filter);
      case QueueAction.Delete delete -> store.delete(message, filter);
      case QueueAction.Expire expire -> queue.expire(message, filter);
    };
  }

  /**
   * The domains that most recipients wait for, by how long they wait already.
   *
   * @param by {@code recipient} or {@code sender}: whose domains
   * @throws IllegalArgumentException when it is neither, or the limit not 1 to {@link
   *     QueueViews#MAX_LINES}
   */
  public List<ShapeEntry> shape(String by, int limit) {
    if (limit < 1 || limit > QueueViews.MAX_LINES) {
      throw new IllegalArgumentException("limit must be 1 to " + QueueViews.MAX_LINES);
    }
    QueueViews.By whose =
        switch (by) {
          case "recipient" -> QueueViews.By.RECIPIENT;
          case "sender" -> QueueViews.By.SENDER;
          default -> throw new IllegalArgumentException("by must be recipient or sender");
        };
    return views.shape(whose, clock.instant(), limit).stream().map(ShapeEntry::of).toList();
  }

  /** When the next recipient is due. As cheap in a long queue as in a short one. */
  public Optional<Instant> nextDue() {
    return store.nextDue();
  }

  /** Recipients that wait, over all messages. */
  public long waiting() {
    return store.waiting();
  }

  /**
   * One message.
   *
   * @throws NotFound when there is none of that id with recipients in it
   */
  public QueuedMail show(String id) {
    return store
        .find(key(id))
        .filter(entry -> !entry.recipients().isEmpty())
        .map(QueuedMail::of)
        .orElseThrow(() -> missing(id));
  }

  /**
   * Has the waiting recipients of a message tried at once.
   *
   * @return how many; those that are being tried already do not count
   * @throws NotFound when there is no such message
   */
  public int retry(String id) {
    show(id);
    int due = apply(new QueueAction.Retry(), key(id));
    queue.wake();
    return due;
  }

  /**
   * Holds a message: its recipients are not tried until it is released.
   *
   * @param reason for those who look at the queue
   * @return how many are held; those that are being tried follow when they would have to wait again
   * @throws NotFound when there is no such message
   */
  public int hold(String id, String reason) {
    show(id);
    return apply(new QueueAction.Hold(reason), key(id));
  }

  /**
   * Lets the queue begin with a message that was held, not before the time that its sender asked
   * for. The time for trying begins now.
   *
   * @return how many recipients
   * @throws NotFound when there is no such message
   */
  public int release(String id) {
    show(id);
    int released = apply(new QueueAction.Release(), key(id));
    queue.wake();
    return released;
  }

  /**
   * Has a message go the way of another host's mail, or its own again, and tries it at once.
   *
   * @param via a domain or address literal; empty: its own way
   * @return how many recipients
   * @throws NotFound when there is no such message
   * @throws IllegalArgumentException when it is neither a domain nor an address literal
   */
  public int reroute(String id, Optional<String> via) {
    show(id);
    int rerouted = apply(new QueueAction.Reroute(via), key(id));
    queue.wake();
    return rerouted;
  }

  /**
   * Gives a message up as if its time were over; its sender is told.
   *
   * @return how many recipients; not those that are being tried
   * @throws NotFound when there is no such message
   */
  public int expire(String id) {
    show(id);
    return apply(new QueueAction.Expire(), key(id));
  }

  /**
   * Removes a message from the queue; its sender is not told.
   *
   * @throws NotFound when there is no such message
   */
  public void delete(String id) {
    if (apply(new QueueAction.Delete(), key(id)) == 0) {
      throw missing(id);
    }
  }

  private static QueueId key(String id) {
    try {
      return QueueId.parse(id);
    } catch (IllegalArgumentException e) {
      throw missing(id);
    }
  }

  private static NotFound missing(String id) {
    return new NotFound("message " + id + " in the queue");
  }
}
