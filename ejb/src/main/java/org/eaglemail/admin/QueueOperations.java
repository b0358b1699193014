package org.eaglemail.admin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaglemail.directory.NotFound;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueueListing;
import org.eaglemail.spool.QueueStore;
import org.eaglemail.spool.QueueViews;

/** Looking at the queue and changing it. Each call is a transaction, but of {@link #change}. */
@Stateless
public class QueueOperations {
  /** Most messages that one call lists. */
  public static final int MAX_LIMIT = 1000;

  @Inject private QueueStore store;
  @Inject private QueueListing listing;
  @Inject private QueueViews views;
  @Inject private Clock clock;
  @Inject private CostlyCount waiting;
  @Inject private QueueChanges changes;

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
    check(first, limit);
    return listing.list(selection.filter(clock.instant()), first, limit).stream()
        .map(QueuedMail::of)
        .toList();
  }

  private static void check(int first, int limit) {
    if (first < 0 || limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "first must not be negative, and limit must be 1 to " + MAX_LIMIT);
    }
  }

  /**
   * Does the same to each message that is selected, the oldest first, but only to those of its
   * recipients that are selected. Many at a time in a transaction of its own, so that nobody else
   * waits for all of them; what is received meanwhile is not meant.
   *
   * @return how many messages and recipients it concerned
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public QueueChange change(QueueAction action, QueueSelection selection) {
    QueueFilter filter = selection.filter(clock.instant());
    long last = changes.last();
    ManyMessages meant =
        new ManyMessages(
            after -> changes.next(filter, after, last),
            some -> changes.applyAll(action, some, filter, selection.recipientsInWords()));
    // One that is given up is written in a transaction of its own, and nothing takes that back.
    return action instanceof QueueAction.Expire ? meant.changeEach() : meant.change();
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

  /** Recipients that wait, over all messages; of a long queue as of some seconds ago. */
  public long waiting() {
    return waiting.get(views::waiting);
  }

  /**
   * One message with its first recipients.
   *
   * @throws NotFound when there is none of that id with recipients in it
   */
  public QueuedMail show(String id) {
    return show(id, 0, QueueListing.SHOWN);
  }

  /**
   * One message with some of its recipients.
   *
   * @throws NotFound when there is none of that id with recipients in it
   * @throws IllegalArgumentException when first is negative or the limit not 1 to {@link
   *     #MAX_LIMIT}
   */
  public QueuedMail show(String id, int first, int limit) {
    check(first, limit);
    return listing
        .find(key(id), first, limit)
        .filter(entry -> entry.recipientCount() > 0)
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
    return apply(new QueueAction.Retry(), id);
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
    return apply(new QueueAction.Hold(reason), id);
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
    return apply(new QueueAction.Release(), id);
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
    return apply(new QueueAction.Reroute(via), id);
  }

  /**
   * Gives a message up as if its time were over; its sender is told.
   *
   * @return how many recipients; not those that are being tried
   * @throws NotFound when there is no such message
   */
  public int expire(String id) {
    show(id);
    return apply(new QueueAction.Expire(), id);
  }

  /**
   * Removes a message from the queue; its sender is not told.
   *
   * @throws NotFound when there is no such message
   */
  public void delete(String id) {
    if (apply(new QueueAction.Delete(), id) == 0) {
      throw missing(id);
    }
  }

  private int apply(QueueAction action, String id) {
    return changes.apply(action, key(id), QueueFilter.ALL, "");
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
