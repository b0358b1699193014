package org.eaglemail.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The keys of messages that came and of whose envelopes there may be no copy yet. For any thread.
 */
@ApplicationScoped
public class Arrivals {
  /** Keys in memory; what is beyond is searched for in the database. */
  static final int MAX_WAITING = 100_000;

  private final BlockingQueue<Long> waiting = new ArrayBlockingQueue<>(MAX_WAITING);

  /** At the start nobody knows what a crash left behind. */
  private final AtomicBoolean incomplete = new AtomicBoolean(true);

  /** A message was committed. Never waits. */
  public void add(long message) {
    if (!waiting.offer(message)) {
      lost();
    }
  }

  /** Keys may be missing here. */
  void lost() {
    incomplete.set(true);
  }

  /** Whether keys may have been missing; from now on none is known to be. */
  boolean isIncomplete() {
    return incomplete.getAndSet(false);
  }

  void drain(List<Long> into, int most) {
    waiting.drainTo(into, most);
  }
}
