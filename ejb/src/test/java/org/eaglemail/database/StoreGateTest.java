package org.eaglemail.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class StoreGateTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private StoreGate gate = StoreGate.of("");

  @BeforeEach
  void build(TestInfo test) {
    gate = StoreGate.of(test.getDisplayName());
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void nothingRunsAloneWhileAStatementIsUnderWayHoweverLongItTakes() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Future<?> statement = pass(false, end::await);
    AtomicBoolean ran = new AtomicBoolean();

    assertThat(gate.alone(Duration.ofMillis(300), () -> ran.set(true))).isFalse();
    assertThat(ran).isFalse();

    end.countDown();
    statement.get();
    assertThat(gate.alone(LONG, () -> ran.set(true))).isTrue();
    assertThat(ran).isTrue();
  }

  @Test
  void aTransactionThatHasBegunGoesOnSoThatThoseWhoWaitForItEnd() throws Exception {
    CountDownLatch unlocked = new CountDownLatch(1);
    Future<?> waiting = pass(false, unlocked::await);
    Future<Boolean> alone = threads.submit(() -> gate.alone(LONG, () -> {}));

    pass(true, unlocked::countDown).get();

    waiting.get();
    assertThat(alone.get()).isTrue();
  }

  /** And each can wait for another to begin, as a transaction within a transaction does. */
  @Test
  void aTransactionThatHasBegunMayWaitForOneThatBegins() throws Exception {
    CountDownLatch inner = new CountDownLatch(1);
    Future<?> outer = pass(true, inner::await);
    Future<Boolean> alone = threads.submit(() -> gate.alone(LONG, () -> {}));

    pass(false, inner::countDown).get();

    outer.get();
    assertThat(alone.get()).isTrue();
  }

  /** A row that all transactions change: one of them waits for it at any time. */
  @Test
  void thereIsAMomentAloneThoughSomebodyAlwaysWaits() throws Exception {
    ReentrantLock row = new ReentrantLock();
    AtomicBoolean ended = new AtomicBoolean();
    List<Future<Void>> writers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      writers.add(threads.submit(() -> transactions(row, ended)));
    }
    for (int time = 0; time < 50; time++) {
      assertThat(gate.alone(LONG, () -> {})).isTrue();
    }
    ended.set(true);
    for (Future<Void> writer : writers) {
      writer.get();
    }
  }

  private Void transactions(ReentrantLock row, AtomicBoolean ended) throws Exception {
    while (!ended.get()) {
      passHere(false, row::lock);
      for (int statement = 0; statement < 5; statement++) {
        passHere(true, Thread::onSpinWait);
      }
      passHere(true, row::unlock);
    }
    return null;
  }

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  /** A statement of another thread, which has begun when this returns. */
  private Future<?> pass(boolean begun, Work work) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    Future<?> statement =
        threads.submit(
            () -> {
              passHere(
                  begun,
                  () -> {
                    started.countDown();
                    work.run();
                  });
              return null;
            });
    started.await();
    return statement;
  }

  private void passHere(boolean begun, Work work) throws Exception {
    try {
      gate.pass(
          begun,
          () -> {
            work.run();
            return null;
          });
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
