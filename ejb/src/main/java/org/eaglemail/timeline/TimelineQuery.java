package org.eaglemail.timeline;

import java.time.Instant;
import java.util.Optional;

/**
 * Which messages to find. What is empty does not matter.
 *
 * @param address of the sender or a recipient, in any letter case
 * @param messageId what the Message-ID field says, with its brackets or without
 * @param from received then or later
 * @param to received before
 * @param limit most messages to find, the newest
 */
public record TimelineQuery(
    Optional<String> address,
    Optional<String> messageId,
    Optional<Instant> from,
    Optional<Instant> to,
    int limit) {
  /** Most messages that one search finds. */
  public static final int MAX_LIMIT = 1000;

  public TimelineQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
    }
  }
}
