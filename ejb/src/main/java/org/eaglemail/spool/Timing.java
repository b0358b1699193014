package org.eaglemail.spool;

import java.time.Instant;
import java.util.Optional;

/**
 * The times of a message in the queue.
 *
 * @param expires when the queue gives up on its recipients
 * @param warn when the sender is told that it is late, should it be then; empty for never
 */
public record Timing(Instant received, Start start, Instant expires, Optional<Instant> warn) {
  /** Delivery at once, and no word of delays: for messages of our own. */
  public static Timing of(Instant received, Instant expires) {
    return new Timing(received, new Start.AtOnce(), expires, Optional.empty());
  }
}
