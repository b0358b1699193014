package org.eaglemail.spool;

import java.time.Instant;
import java.util.Optional;

/** When the queue may begin with a message. */
public sealed interface Start {
  /** As soon as it is stored. */
  record AtOnce() implements Start {}

  /** Not before a time (RFC 4865). */
  record NotBefore(Instant time) implements Start {}

  /**
   * When an administrator releases it.
   *
   * @param reason for those who look at the queue; cut to {@link Message#MAX_REASON} characters
   * @param notBefore not then either, before that time
   */
  record Held(String reason, Optional<Instant> notBefore) implements Start {}

  /** Whether that is as soon as it is stored. */
  default boolean isAtOnce() {
    return this instanceof AtOnce;
  }

  /** The time before which it is not delivered. */
  default Optional<Instant> release() {
    return switch (this) {
      case AtOnce atOnce -> Optional.empty();
      case NotBefore(Instant time) -> Optional.of(time);
      case Held(String reason, Optional<Instant> notBefore) -> notBefore;
    };
  }

  /** Why it is held, if it is. */
  default Optional<String> holdReason() {
    return this instanceof Held held ? Optional.of(held.reason()) : Optional.empty();
  }
}
