package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplicationThreadsTest {
  private final ApplicationThreads threads = new ApplicationThreads(Runnable::run);
  private final BlockingQueue<Thread> ran = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    threads.close();
  }

  private void note() {
    ran.add(Thread.currentThread());
  }

  private Thread next() throws InterruptedException {
    Thread thread = ran.poll(10, TimeUnit.SECONDS);
    assertThat(thread).isNotNull();
    return thread;
  }

  @Test
  void workIsForAnotherThreadThatIsKept() throws Exception {
    threads.execute(this::note);
    Thread first = next();
    assertThat(first).isNotSameAs(Thread.currentThread());
    assertThat(first.isDaemon()).isTrue();
    threads.execute(this::note);
    assertThat(next().getName()).startsWith("eagle-delivery-");
  }

  @Test
  void whatFollowsStaysOnTheThreadAndTheRestDoesNotWaitForIt() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    threads.execute(
        () -> {
          threads.execute(
              () -> {
                // Waits for the one that was handed over after it.
                awaitOpened(open);
                note();
              });
          threads.execute(open::countDown);
          note();
        });
    assertThat(next()).isSameAs(next());
  }

  private static void awaitOpened(CountDownLatch open) {
    try {
      assertThat(open.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anErrorTakesNothingAlongThatWasHandedOver() throws Exception {
    Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {});
    try {
      threads.execute(
          () -> {
            threads.execute(this::note);
            throw new AssertionError("as if memory were full");
          });
      assertThat(next().getName()).startsWith("eagle-delivery-");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(usual);
    }
  }
}
