package org.eaglemail.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs an action once after a time, unless it is called off before. Uses the JDK's own timer, so
 * that no thread of ours has to be started and stopped; the action gets a virtual thread, and may
 * block.
 */
public final class Alarm {
  private final CompletableFuture<Void> timer;

  private Alarm(Duration time, Runnable action) {
    timer = new CompletableFuture<Void>().orTimeout(time.toNanos(), TimeUnit.NANOSECONDS);
    CompletableFuture<Void> unused =
        timer.whenComplete(
            (calledOff, timeout) -> {
              if (timeout != null) {
                BackgroundThread.start(action);
              }
            });
  }

  /** Sets an alarm. */
  public static Alarm after(Duration time, Runnable action) {
    return new Alarm(time, action);
  }

  /** Calls it off, if it is not too late: its action may have begun in this very moment. */
  public void cancel() {
    timer.complete(null);
  }
}
