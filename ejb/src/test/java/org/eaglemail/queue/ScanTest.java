package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.QueuedMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScanTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private volatile Instant now = Mail.ARRIVED;
  private final Clock clock =
      InstantSource.offset(() -> now, Duration.ZERO).withZone(ZoneOffset.UTC);
  private final MemoryLedger ledger =
      new MemoryLedger(new RetrySchedule(Duration.ofMinutes(5), Duration.ofHours(1), () -> 0L));
  private final Holdings holdings = new Holdings(8);
  private final List<QueuedMessage> found = new CopyOnWriteArrayList<>();
  private Scan scan = new Scan(ledger, this::lease, clock, holdings, new Pauses(), found::add);

  private Lease lease(Instant from) {
    return new Lease("node", from.plus(Mail.LEASE));
  }

  @AfterEach
  void stop() throws InterruptedException {
    scan.stop(LONG);
  }

  @Test
  void findsWhatIsDueAtTheStart() {
    ledger.put(Mail.message(1, "bob@away.test", "carol@away.test"), Mail.ARRIVED);
    scan.start();

    await().until(() -> found.size() == 2);
  }

  @Test
  void findsWhatIsDueWhenItIsWoken() {
    scan.start();
    ledger.put(Mail.message(1, "bob@away.test"), Mail.ARRIVED);
    scan.wake();

    await().until(() -> found.size() == 1);
  }

  @Test
  void findsByItselfWhatIsDueSoon() {
    ledger.put(Mail.message(1, "bob@away.test"), Mail.ARRIVED.plusMillis(100));
    scan.start();
    now = Mail.ARRIVED.plusSeconds(1);

    await().until(() -> found.size() == 1);
  }

  /** Found in a run with retries of a second: they were made once a minute. */
  @Test
  void looksEarlierForWhatBecomesDueEarlier() {
    scan.start();
    await().until(() -> ledger.claims() > 0);
    int before = ledger.claims();
    ledger.put(Mail.message(1, "bob@away.test"), Mail.ARRIVED.plusSeconds(2));
    now = Mail.ARRIVED.plusSeconds(2);
    scan.expect(Mail.ARRIVED.plusSeconds(2));

    await().until(() -> found.size() == 1);
    assertThat(ledger.claims()).isGreaterThan(before);
  }

  @Test
  void renewsTheLeasesOfWhatIsInMemoryAndDoesNotTakeItTwice() {
    QueuedMessage held = Mail.message(1, "bob@away.test");
    ledger.put(held, Mail.ARRIVED.plus(Mail.LEASE));
    holdings.take(held.recipients(), Mail.ARRIVED.plus(Mail.LEASE));
    // As after a suspend: the lease is over, but nobody took it.
    now = Mail.ARRIVED.plus(Mail.LEASE.multipliedBy(2));
    scan.start();

    await().until(() -> ledger.renewed().contains(2L));
    scan.wake();
    await().until(() -> holdings.endingBefore(now.plusSeconds(60)).isEmpty());
    assertThat(found).isEmpty();
  }

  /** Most of it may go back, but a single message to somebody else is found. */
  @Test
  void fetchesLittleWhileMemoryIsScarce() {
    Holdings large = new Holdings(40);
    large.take(Mail.recipients(101, 132), Mail.EXPIRES);
    ledger.put(Mail.message(1, Mail.recipients(1, 10)), Mail.ARRIVED);
    scan = new Scan(ledger, this::lease, clock, large, new Pauses(), found::add);
    scan.start();

    await().until(() -> found.size() == 3);
    large.drop(Mail.recipients(101, 132));
    scan.wake();
    await().until(() -> found.size() == 10);
  }

  @Test
  void fetchesNothingWhileMemoryIsFull() {
    holdings.take(Mail.recipients(101, 108), Mail.EXPIRES);
    ledger.put(Mail.message(1, "bob@away.test"), Mail.ARRIVED);
    scan.start();
    scan.wake();
    assertThat(found).isEmpty();

    assertThat(holdings.drop(Mail.recipients(101, 104))).isTrue();
    scan.wake();
    await().until(() -> found.size() == 1);
  }
}
