package org.eaglemail.queue;

import java.time.Duration;

/** Of two durations, one. */
final class Durations {
  private Durations() {}

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
