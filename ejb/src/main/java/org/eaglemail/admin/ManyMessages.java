package org.eaglemail.admin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;
import org.eaglemail.spool.Portion;
import org.eaglemail.spool.QueueId;

/**
 * A change to many messages, some at a time, each time in a transaction. Where one of those fails,
 * its messages are tried one by one, so that a message that makes the code fail keeps no other from
 * being changed.
 */
final class ManyMessages {
  private static final Logger LOG = System.getLogger(ManyMessages.class.getName());

  /** Messages that may fail; with one more it is not they that are at fault. */
  static final int MAX_FAILED = 100;

  private final LongFunction<List<QueueId>> next;
  private final ToIntFunction<List<QueueId>> change;
  private int messages;
  private int recipients;
  private int failed;

  /**
   * @param next some messages with keys above that one, in the order of their keys; empty at the
   *     end
   * @param change changes all of them or none, and tells how many recipients that concerned
   */
  ManyMessages(LongFunction<List<QueueId>> next, ToIntFunction<List<QueueId>> change) {
    this.next = next;
    this.change = change;
  }

  /**
   * Changes all of them.
   *
   * @throws RuntimeException the last failure, when more than {@link #MAX_FAILED} messages failed
   */
  QueueChange change() {
    return throughout(this::change);
  }

  /** The same, each of them by itself. */
  QueueChange changeEach() {
    return throughout(some -> some.forEach(this::changeOne));
  }

  private QueueChange throughout(Consumer<List<QueueId>> step) {
    List<QueueId> some = next.apply(Portion.START);
    while (!some.isEmpty()) {
      step.accept(some);
      some = next.apply(some.getLast().key());
    }
    return new QueueChange(messages, recipients, failed);
  }

  private void change(List<QueueId> some) {
    try {
      changed(some);
    } catch (RuntimeException e) {
      some.forEach(this::changeOne);
    }
  }

  private void changed(List<QueueId> some) {
    recipients += change.applyAsInt(some);
    messages += some.size();
  }

  private void changeOne(QueueId message) {
    try {
      changed(List.of(message));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, message + ": could not be changed", e);
      failed++;
      if (failed > MAX_FAILED) {
        throw e;
      }
    }
  }
}
