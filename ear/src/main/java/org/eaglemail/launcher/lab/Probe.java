package org.eaglemail.launcher.lab;

import java.time.Duration;
import java.util.Optional;

/**
 * A letter that shows whether one can reach another, and how fast. Thread-safe: one thread sends
 * it, another looks for it.
 */
final class Probe {
  private static final String TEXT =
      """
      This letter only shows that it can arrive.
      """;

  private final Station from;
  private final Station to;
  private final Letter letter;
  // Readings of System.nanoTime().
  private volatile Optional<Long> accepted = Optional.empty();
  private volatile Optional<Long> seen = Optional.empty();
  private volatile Optional<String> fault = Optional.empty();

  Probe(Station from, Station to) {
    this.from = from;
    this.to = to;
    this.letter = Letter.written(from.user(), to.user(), from.name() + " to " + to.name(), TEXT);
  }

  Station from() {
    return from;
  }

  Station to() {
    return to;
  }

  Letter letter() {
    return letter;
  }

  /** By which it is known in the mailbox. */
  String messageId() {
    return letter.field("Message-ID");
  }

  void accepted(long nanoTime) {
    accepted = Optional.of(nanoTime);
  }

  void seen(long nanoTime) {
    seen = Optional.of(nanoTime);
  }

  /** It was not sent, so nobody need look for it. */
  void failed(String why) {
    fault = Optional.of(why);
  }

  /** Whether it may still arrive. */
  boolean isMissing() {
    return seen.isEmpty() && fault.isEmpty();
  }

  /**
   * The time from the server's 250 to where it was seen in the mailbox; empty when it was not. It
   * may be there before its sender has heard so: then it took no time.
   */
  Optional<Duration> time() {
    return accepted.flatMap(begun -> seen.map(end -> Duration.ofNanos(Math.max(0, end - begun))));
  }

  /** Why there is no time. */
  String fault() {
    return fault.orElse(accepted.isPresent() ? "did not arrive in time" : "was not sent in time");
  }
}
