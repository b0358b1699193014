package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.eaglemail.settings.ConcurrencyStep;
import org.junit.jupiter.api.Test;

/** The rules of Postfix's SCHEDULER_README. */
class WindowTest {
  private static Window window(ConcurrencyStep step, int failedCohorts) {
    return new Window(new Window.Rules(5, 20, step, step, failedCohorts));
  }

  private static void reached(Window window, int times) {
    for (int i = 0; i < times; i++) {
      window.reached(window.size());
    }
  }

  @Test
  void beginsWithTheInitialNumberAndGrowsByOneWithEachDelivery() {
    Window window = window(ConcurrencyStep.ONE, 1);
    assertThat(window.size()).isEqualTo(5);
    reached(window, 3);
    assertThat(window.size()).isEqualTo(8);
    reached(window, 100);
    assertThat(window.size()).isEqualTo(20);
  }

  @Test
  void growsByOneWithEachRoundWhenTheStepIsAPart() {
    Window window = window(ConcurrencyStep.PER_CONCURRENCY, 1);
    reached(window, 4);
    assertThat(window.size()).isEqualTo(5);
    reached(window, 1);
    assertThat(window.size()).isEqualTo(6);
  }

  @Test
  void doesNotGrowFarBeyondWhatIsUnderWay() {
    Window window = window(ConcurrencyStep.ONE, 1);
    for (int i = 0; i < 50; i++) {
      window.reached(1);
    }
    assertThat(window.size()).isEqualTo(6);
  }

  @Test
  void aFailureNarrowsItAndACohortOfThemIsTheEnd() {
    Window window = window(ConcurrencyStep.ONE, 1);
    // By two the first time: Postfix keeps half a step in hand.
    assertThat(window.unreached()).isFalse();
    assertThat(window.size()).isEqualTo(3);
    assertThat(window.unreached()).isFalse();
    assertThat(window.size()).isEqualTo(2);
    // 1/5 + 1/3 + 1/2 of a cohort.
    assertThat(window.unreached()).isTrue();
  }

  @Test
  void aSuccessForgivesTheFailuresBefore() {
    Window window = window(ConcurrencyStep.PER_CONCURRENCY, 1);
    for (int i = 0; i < 4; i++) {
      assertThat(window.unreached()).isFalse();
    }
    window.reached(5);
    assertThat(window.unreached()).isFalse();
  }

  @Test
  void withoutACohortLimitItStaysAtOne() {
    Window window = window(ConcurrencyStep.ONE, 0);
    for (int i = 0; i < 100; i++) {
      assertThat(window.unreached()).isFalse();
    }
    assertThat(window.size()).isEqualTo(1);
  }

  @Test
  void aProbeIsOneDeliveryAndDecides() {
    Window window = window(ConcurrencyStep.ONE, 3);
    window.probe();
    assertThat(window.size()).isEqualTo(1);
    assertThat(window.unreached()).isTrue();
    window.reached(1);
    assertThat(window.size()).isGreaterThanOrEqualTo(5);
  }
}
