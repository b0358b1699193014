package org.eaglemail.protocol.smtp;

import java.time.Duration;
import java.time.Instant;

/** When a submitted message shall be sent at the earliest (RFC 4865 §4). */
public sealed interface FutureRelease {

  /** HOLDFOR: so long from now. */
  record HoldFor(Duration duration) implements FutureRelease {}

  /** HOLDUNTIL: not before that time. */
  record HoldUntil(Instant time) implements FutureRelease {}

  /** The time of release of a message that was submitted at {@code now}. */
  default Instant release(Instant now) {
    return switch (this) {
      case HoldFor(Duration duration) -> now.plus(duration);
      case HoldUntil(Instant time) -> time;
    };
  }
}
