package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LATE = NOW.plus(Duration.ofDays(5));
  private static final Duration MIN = Duration.ofMinutes(5);
  private static final Duration MAX = Duration.ofSeconds(4000);

  /** Chance that always gives nothing. */
  private static final RandomGenerator STILL = () -> 0L;

  private final RetrySchedule schedule = new RetrySchedule(MIN, MAX, STILL);

  @ParameterizedTest
  @CsvSource({
    "1,300",
    "2,600",
    "3,1200",
    "4,2400",
    "5,4000",
    "6,4000",
    "100,4000",
    "2000000000,4000"
  })
  void doublesFromTheLeastToTheMost(int attempts, long seconds) {
    assertThat(schedule.next(attempts, NOW, LATE)).contains(NOW.plusSeconds(seconds));
  }

  @Test
  void spreadsByAtMostAFifth() {
    long seed = System.nanoTime();
    RetrySchedule spread = new RetrySchedule(MIN, MAX, new Random(seed));

    Set<Instant> times = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      Instant next = spread.next(1, NOW, LATE).orElseThrow();
      assertThat(next)
          .as("seed %d", seed)
          .isBetween(NOW.plus(MIN), NOW.plus(MIN.multipliedBy(6).dividedBy(5)));
      times.add(next);
    }
    assertThat(times).as("seed %d", seed).hasSizeGreaterThan(100);
  }

  @Test
  void makesTheLastTryWhenTheTimeIsOver() {
    Instant soon = NOW.plusSeconds(10);

    assertThat(schedule.next(3, NOW, soon)).contains(soon);
  }

  @Test
  void givesUpWhenTheTimeIsOver() {
    assertThat(schedule.next(1, NOW, NOW)).isEmpty();
    assertThat(schedule.next(1, NOW, NOW.minusSeconds(1))).isEmpty();
  }

  @Test
  void aLeastAboveTheMostCounts() {
    RetrySchedule odd = new RetrySchedule(MAX, MIN, STILL);

    assertThat(odd.next(1, NOW, LATE)).contains(NOW.plus(MAX));
    assertThat(odd.next(9, NOW, LATE)).contains(NOW.plus(MAX));
  }

  @Test
  void refusesToTryWithoutPause() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetrySchedule(Duration.ZERO, MAX, STILL));
  }
}
