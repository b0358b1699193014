package org.eaglemail.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a deferred recipient is tried again (RFC 5321 §4.5.4.1): the time between tries doubles from
 * {@code min} to {@code max}, each made longer by up to a fifth, so that what failed together does
 * not come back together. The last try is made when the recipient's time is over.
 *
 * <p>Pure but for its source of chance.
 */
public final class RetrySchedule {
  private static final double SPREAD = 0.2;

  /** Doubling more often than this exceeds every time between tries that makes sense. */
  private static final int MAX_DOUBLINGS = 30;

  private final Duration min;
  private final Duration max;
  private final RandomGenerator random;

  /**
   * @throws IllegalArgumentException when {@code min} is not positive
   */
  public RetrySchedule(Duration min, Duration max, RandomGenerator random) {
    if (!min.isPositive()) {
      throw new IllegalArgumentException("the time between tries must be positive");
    }
    this.min = min;
    this.max = Durations.longer(min, max);
    this.random = random;
  }

  /**
   * When to try again.
   *
   * @param attempts tries so far, the one that just failed included; at least 1
   * @param expires when the recipient's time is over
   * @return empty when it is over: the recipient has failed
   */
  public Optional<Instant> next(int attempts, Instant now, Instant expires) {
    if (!now.isBefore(expires)) {
      return Optional.empty();
    }
    Instant next = now.plus(spread(pause(attempts)));
    return Optional.of(next.isAfter(expires) ? expires : next);
  }

  private Duration pause(int attempts) {
    Duration pause = min;
    for (int i = 1; i < Math.min(attempts, MAX_DOUBLINGS) && pause.compareTo(max) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return Durations.shorter(pause, max);
  }

  private Duration spread(Duration pause) {
    return pause.plusMillis((long) (pause.toMillis() * SPREAD * random.nextDouble()));
  }
}
