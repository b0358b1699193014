package org.eaglemail.queue;

import java.time.Duration;

/** A span of time that several steps share. */
final class Countdown {
  private final long end;

  /** Begins now. */
  Countdown(Duration span) {
    this.end = System.nanoTime() + span.toNanos();
  }

  /** What is left, not less than nothing. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
