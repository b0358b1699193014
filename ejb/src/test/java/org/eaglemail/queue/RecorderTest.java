package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eaglemail.protocol.smtp.Reply.bare;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Report;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest implements Recorder.Listener {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final MemoryLedger ledger =
      new MemoryLedger(new RetrySchedule(Duration.ofMinutes(5), Duration.ofHours(1), () -> 0L));
  private final Recorder recorder =
      new Recorder(ledger, Clock.fixed(Mail.ARRIVED, ZoneOffset.UTC), this, Duration.ofMillis(1));
  private final CountDownLatch begin = new CountDownLatch(1);
  private final List<Long> settled = new ArrayList<>();
  private final AtomicInteger committed = new AtomicInteger();

  @Override
  public void committed(Recorded recorded) {
    committed.incrementAndGet();
    awaitBegin();
  }

  @Override
  public synchronized void settled(Report report) {
    report.recipients().stream().map(QueuedRecipient::id).forEach(settled::add);
  }

  private synchronized List<Long> settled() {
    return List.copyOf(settled);
  }

  private void awaitBegin() {
    try {
      begin.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Report report(int key, int recipients) {
    QueuedMessage message = Mail.message(key, Mail.recipients(key, key + recipients - 1));
    return Report.same(
        message, message.recipients(), new Outcome.Deferred(Optional.empty(), bare(450, "busy")));
  }

  private static boolean holds(List<Report> group, long recipient) {
    return group.stream()
        .flatMap(report -> report.recipients().stream())
        .anyMatch(one -> one.id() == recipient);
  }

  @AfterEach
  void stop() throws InterruptedException {
    begin.countDown();
    recorder.stop(LONG);
  }

  @Test
  void whatComesDuringOneTransactionGoesIntoTheNext() {
    recorder.start();
    recorder.add(report(1, 1));
    await().until(() -> committed.get() == 1);
    recorder.add(report(10, 2));
    recorder.add(report(20, 1));
    recorder.add(report(30, 1));
    begin.countDown();

    await().until(() -> settled().size() == 5);
    assertThat(ledger.groups()).extracting(List::size).containsExactly(1, 3);
  }

  @Test
  void aGroupIsBounded() {
    begin.countDown();
    for (int i = 0; i < 8; i++) {
      recorder.add(report(1000 * i, 100));
    }
    recorder.start();

    await().until(() -> settled().size() == 800);
    assertThat(ledger.groups()).extracting(List::size).containsExactly(5, 3);
  }

  @Test
  void oneBadRowCostsNoOtherItsOutcome() {
    begin.countDown();
    ledger.failOn(group -> holds(group, 11));
    recorder.add(report(1, 1));
    recorder.add(report(10, 3));
    recorder.start();

    await().until(() -> settled().size() == 4);
    assertThat(ledger.tries())
        .extracting(one -> one.row().recipient())
        .containsExactly(1L, 10L, 12L);
    assertThat(settled()).endsWith(11L);
    assertThat(ledger.quarantined())
        .singleElement()
        .asString()
        .isEqualTo(
            "11: quarantined: what became of it cannot be recorded:"
                + " java.lang.IllegalStateException: rolled back");
  }

  @Test
  void anErrorIsAFaultLikeAnother() {
    begin.countDown();
    ledger.failOn(
        group -> {
          throw new StackOverflowError("odd");
        });
    recorder.add(report(1, 1));
    recorder.start();

    await().until(() -> settled().equals(List.of(1L)));
    assertThat(ledger.quarantined()).hasSize(1);
  }

  @Test
  void nothingIsGivenUpWhileTheDatabaseDoesNotAnswer() {
    begin.countDown();
    AtomicInteger failures = new AtomicInteger();
    ledger.failOn(group -> failures.incrementAndGet() > 0);
    ledger.answering(false);
    recorder.add(report(1, 1));
    recorder.start();
    await().until(() -> failures.get() > 4 * Recorder.MAX_TRIES);
    assertThat(settled()).isEmpty();

    ledger.failOn(group -> false);
    ledger.answering(true);
    await().until(() -> settled().equals(List.of(1L)));
    assertThat(ledger.quarantined()).isEmpty();
    assertThat(ledger.tries()).hasSize(1);
  }

  /** It may have been sent: a lock that another transaction has says nothing of the message. */
  @ParameterizedTest
  @ValueSource(strings = {"40P01", "40001", "55P03", "HYT00", "08006", "57P01"})
  void aLockThatIsNotHadIsNoFault(String state) {
    begin.countDown();
    AtomicInteger failures = new AtomicInteger();
    ledger.failOn(
        group -> {
          if (holds(group, 1) && failures.incrementAndGet() <= 3 * Recorder.MAX_TRIES) {
            throw new IllegalStateException(new SQLException("in the way", state));
          }
          return false;
        });
    recorder.add(report(1, 1));
    recorder.add(report(10, 1));
    recorder.start();

    await().until(() -> settled().size() == 2);
    assertThat(ledger.quarantined()).isEmpty();
    assertThat(ledger.tries()).hasSize(2);
  }

  @Test
  void outcomesSurviveABadTimeOfTheDatabase() {
    begin.countDown();
    AtomicInteger failures = new AtomicInteger();
    ledger.failOn(group -> failures.incrementAndGet() <= 7);
    ledger.answering(false);
    recorder.add(report(1, 1));
    recorder.add(report(10, 1));
    recorder.start();

    await().until(() -> settled().size() == 2);
    assertThat(ledger.tries()).hasSize(2);
  }

  @Test
  void stopsOnlyWhenAllIsRecorded() throws InterruptedException {
    begin.countDown();
    for (int i = 0; i < 50; i++) {
      recorder.add(report(10 * i + 1, 1));
    }
    recorder.start();
    recorder.stop(LONG);

    assertThat(settled()).hasSize(50);
  }
}
