package org.eaglemail.admin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eaglemail.directory.NotFound;
import org.eaglemail.queue.Queue;
import org.eaglemail.settings.Settings;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueueStore;

/** Looking at the queue and changing it. Each call is a transaction. */
@Stateless
public class QueueOperations {
  /** Most messages that one call lists. */
  public static final int MAX_LIMIT = 1000;

  @Inject private QueueStore store;
  @Inject private Queue queue;
  @Inject private Clock clock;
  @Inject private Settings settings;

  /**
   * Messages that recipients wait for, the oldest first.
   *
   * @throws IllegalArgumentException when first is negative or the limit not 1 to {@link
   *     #MAX_LIMIT}
   */
  public List<QueuedMail> list(int first, int limit) {
    if (first < 0 || limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "first must not be negative, and limit must be 1 to " + MAX_LIMIT);
    }
    return store.list(first, limit).stream().map(QueuedMail::of).toList();
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
    int due = store.retry(key(id), clock.instant());
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
    return store.hold(key(id), reason);
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
    Instant now = clock.instant();
    int released = store.release(key(id), now, now.plus(settings.queueExpiry()));
    queue.wake();
    return released;
  }

  /**
   * Removes a message from the queue; its sender is not told.
   *
   * @throws NotFound when there is no such message
   */
  public void delete(String id) {
    if (!store.delete(key(id))) {
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
