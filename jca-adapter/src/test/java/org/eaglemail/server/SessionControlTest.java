package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SessionControlTest {
  private final AtomicInteger wakeups = new AtomicInteger();
  private final SessionControl control = new SessionControl(wakeups::incrementAndGet);

  @Test
  void waitsAndProceedsInTurn() {
    assertThat(control.mayWait()).isTrue();
    assertThat(control.mayProceed()).isTrue();
    assertThat(control.mayWait()).isTrue();
    assertThat(wakeups).hasValue(0);
  }

  @Test
  void aDrainDuringACommandLetsItFinish() {
    control.drain();
    assertThat(wakeups).hasValue(0);
    assertThat(control.mayWait()).isFalse();
  }

  @Test
  void aDrainDuringAWaitWakesIt() {
    assertThat(control.mayWait()).isTrue();
    control.drain();
    control.drain();
    assertThat(wakeups).hasValue(1);
    assertThat(control.mayProceed()).isFalse();
    assertThat(control.mayWait()).isFalse();
  }

  /** Drains at a random moment: the session sees it before it waits, or is woken. */
  @RepeatedTest(200)
  @Timeout(20)
  void noWakeupIsLost() throws InterruptedException {
    CountDownLatch woken = new CountDownLatch(1);
    SessionControl raced = new SessionControl(woken::countDown);
    CountDownLatch started = new CountDownLatch(1);
    Thread session =
        Thread.ofVirtual()
            .start(
                () -> {
                  started.countDown();
                  for (int commands = 0; raced.mayWait(); commands++) {
                    if (commands > 1000) {
                      awaitQuietly(woken);
                    }
                    if (!raced.mayProceed()) {
                      return;
                    }
                  }
                });
    started.await();
    raced.drain();
    session.join();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
