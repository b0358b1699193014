package org.eaglemail.queue;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the one thread that waits; a stroke while nobody waits is heard by the next wait. */
final class Bell {
  private final Semaphore strokes = new Semaphore(0);

  /** Never blocks. */
  void ring() {
    if (strokes.availablePermits() == 0) {
      strokes.release();
    }
  }

  /** Returns when it rings or rang, at the latest after {@code atMost}. */
  void await(Duration atMost) throws InterruptedException {
    if (strokes.tryAcquire(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS)) {
      strokes.drainPermits();
    }
  }
}
