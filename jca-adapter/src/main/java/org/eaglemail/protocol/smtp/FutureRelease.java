package org.eaglemail.protocol.smtp;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** When a submitted message shall be sent at the earliest (RFC 4865 §4). */
public sealed interface FutureRelease {

  /** HOLDFOR: so long from now. */
  record HoldFor(Duration duration) implements FutureRelease {

    /**
     * Reads the parameter's value: seconds, one at least, of at most nine digits.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static HoldFor parse(String value) {
      if (!value.matches("[1-9][0-9]{0,8}")) {
        throw new IllegalArgumentException("not a time to hold for");
      }
      return new HoldFor(Duration.ofSeconds(Long.parseLong(value)));
    }
  }

  /** HOLDUNTIL: not before that time. */
  record HoldUntil(Instant time) implements FutureRelease {
    // RFC 3339 §5.6; RFC 4865 with its erratum 2040.
    private static final String DATE_TIME =
        "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
            + "(Z|[+-][0-9]{2}:[0-9]{2})";

    /**
     * Reads the parameter's value.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static HoldUntil parse(String value) {
      String text = value.toUpperCase(Locale.ROOT);
      if (!text.matches(DATE_TIME)) {
        throw new IllegalArgumentException("not a time to hold until");
      }
      try {
        return new HoldUntil(OffsetDateTime.parse(text).toInstant());
      } catch (DateTimeException noSuchTime) {
        throw new IllegalArgumentException("no such time", noSuchTime);
      }
    }
  }

  /** The parameter for the wire. */
  default String text() {
    return switch (this) {
      case HoldFor(Duration duration) -> "HOLDFOR=" + duration.toSeconds();
      case HoldUntil(Instant time) -> "HOLDUNTIL=" + time;
    };
  }

  /** The time of release of a message that was submitted at {@code now}. */
  default Instant release(Instant now) {
    return switch (this) {
      case HoldFor(Duration duration) -> now.plus(duration);
      case HoldUntil(Instant time) -> time;
    };
  }
}
