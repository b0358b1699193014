package org.eaglemail.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CostlyCountTest {
  private long now = Long.MAX_VALUE - 5;
  private long truth;
  private final CostlyCount count = new CostlyCount(() -> now);

  /** Asks for it; finding it out would take so long. */
  private long ask(Duration cost) {
    return count.get(
        () -> {
          now += cost.toNanos();
          return ++truth;
        });
  }

  @Test
  void whatIsCheapIsFoundOutEachTime() {
    assertThat(ask(CostlyCount.CHEAP)).isEqualTo(1);
    assertThat(ask(Duration.ZERO)).isEqualTo(2);
  }

  @Test
  void whatIsNotIsKeptForSomeTime() {
    Duration second = Duration.ofSeconds(1);
    assertThat(ask(second)).isEqualTo(1);
    assertThat(ask(second)).isEqualTo(1);
    now += Duration.ofSeconds(CostlyCount.KEPT - 1).toNanos() - 1;
    assertThat(ask(second)).isEqualTo(1);
    now++;
    assertThat(ask(Duration.ZERO)).isEqualTo(2);
    assertThat(ask(Duration.ZERO)).isEqualTo(3);
  }
}
