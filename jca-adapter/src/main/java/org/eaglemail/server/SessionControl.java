package org.eaglemail.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Settles between a session's thread and a drain whether a command is under way. Each change is one
 * atomic step, so that either the session sees the drain before it waits, or the drain sees that
 * the session waits and wakes it.
 */
final class SessionControl {
  private enum State {
    BUSY,
    WAITING,
    DRAINING
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.BUSY);
  private final CountDownLatch draining = new CountDownLatch(1);
  private final Wakeup wakeup;

  SessionControl(Wakeup wakeup) {
    this.wakeup = wakeup;
  }

  /**
   * The session is about to wait for a command.
   *
   * @return false when it must end instead
   */
  boolean mayWait() {
    return state.compareAndSet(State.BUSY, State.WAITING);
  }

  /**
   * The session's wait is over, with or without a command.
   *
   * @return false when it must end instead of acting on what came
   */
  boolean mayProceed() {
    return state.compareAndSet(State.WAITING, State.BUSY);
  }

  /** Lets time pass, less of it when the session shall end. */
  void pause(Duration time) throws InterruptedException {
    if (time.isPositive()) {
      draining.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Ends the session as {@link Session#drain} says. */
  void drain() {
    draining.countDown();
    if (state.getAndSet(State.DRAINING) == State.WAITING) {
      wakeup.wake();
    }
  }
}
