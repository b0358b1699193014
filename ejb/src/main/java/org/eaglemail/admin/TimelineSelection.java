package org.eaglemail.admin;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eaglemail.timeline.TimelineQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which histories an administrator wants to see.
 *
 * @param query what he said, understood
 */
public record TimelineSelection(TimelineQuery query) {

  /**
   * Reads what he said; null is nothing.
   *
   * @param from ISO 8601, such as {@code 2026-11-26T18:00:00Z}
   * @param to the same
   * @throws IllegalArgumentException when it cannot be understood
   */
  public static TimelineSelection of(
      @Nullable String address,
      @Nullable String messageId,
      @Nullable String from,
      @Nullable String to,
      int limit) {
    return new TimelineSelection(
        new TimelineQuery(
            Optional.ofNullable(address),
            Optional.ofNullable(messageId),
            time("from", from),
            time("to", to),
            limit));
  }

  private static Optional<Instant> time(String name, @Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          name + " is not a time such as 2026-11-26T18:00:00Z: " + text, e);
    }
  }
}
