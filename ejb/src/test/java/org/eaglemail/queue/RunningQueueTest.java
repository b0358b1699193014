package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eaglemail.delivery.MemoryPeers.host;
import static org.eaglemail.delivery.MemoryPeers.saying;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eaglemail.delivery.MemoryPeers;
import org.eaglemail.metrics.Counter;
import org.eaglemail.metrics.Counters;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.routing.Route;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.Transmission;
import org.eaglemail.spi.Verdict;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningQueueTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Reply OK = reply(250, "2.0.0", "Ok");
  private static final Reply BUSY = reply(451, "4.3.0", "busy");

  private static final List<RelayHost> WIDE =
      IntStream.rangeClosed(11, 19).mapToObj(MemoryPeers::host).toList();

  private volatile Instant now = Mail.ARRIVED;
  private final Clock clock =
      InstantSource.offset(() -> now, Duration.ZERO).withZone(ZoneOffset.UTC);
  private final MemoryLedger ledger =
      new MemoryLedger(new RetrySchedule(Duration.ofMinutes(5), Duration.ofHours(1), () -> 0L));
  private final MemoryPeers peers = new MemoryPeers();
  private final Counters counters = new Counters();
  private final CountDownLatch slow = new CountDownLatch(1);
  private final RunningQueue queue = queue(2, 10, 20);

  private RunningQueue queue(int perDestination, int total, int held) {
    return new RunningQueue(
        new RunningQueue.Parts(
            ledger,
            now -> new Lease("node", now.plus(Mail.LEASE)),
            clock,
            Elsewhere.planner(this::route, clock),
            Elsewhere.remote(peers, Duration.ofMinutes(5), clock),
            new Journal(counters, clock),
            new ApplicationThreads(Runnable::run)),
        new Lanes.Limits(Window.Rules.fixed(perDestination), total, Duration.ofMinutes(5)),
        held);
  }

  /**
   * {@code u@three.test} goes to host 3, {@code u@wide.test} to any two of nine; {@code
   * u@broken.test} is our own fault; the first look-up of {@code dark.test} takes long, the second
   * hangs.
   */
  private Route route(EmailAddress address) {
    if (address.host().toString().equals("wide.test")) {
      List<RelayHost> all = new ArrayList<>(WIDE);
      Collections.shuffle(all);
      return new Route.Relay(all.subList(0, 2), new Route.Relay(WIDE, "").servers(), "test");
    }
    if (address.host().toString().equals("dark.test")) {
      if (now.equals(Mail.ARRIVED)) {
        now = Mail.ARRIVED.plus(Duration.ofMinutes(1));
      } else {
        awaitSlow();
      }
      return new Route.TemporarilyUnresolvable(BUSY);
    }
    List<String> hosts = List.of("one.test", "two.test", "three.test");
    int number = hosts.indexOf(address.host().toString()) + 1;
    if (number == 0) {
      throw new IllegalStateException("no route to " + address);
    }
    return new Route.Relay(List.of(host(number)), "test");
  }

  private void awaitSlow() {
    try {
      slow.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Transmission hang(OutboundMessage message) {
    awaitSlow();
    return Transmission.same(message.recipients().size(), Verdict.spoken(OK), Set.of());
  }

  @AfterEach
  void stop() throws InterruptedException {
    slow.countDown();
    queue.stop(LONG);
  }

  @Test
  void deliversWhatItIsHandedAndWhatItFinds() {
    ledger.put(Mail.message(1, "a@one.test"), Mail.ARRIVED);
    queue.start();
    queue.take(Mail.message(10, "b@two.test", "c@three.test"));

    await().until(() -> counters.value(Counter.DELIVERED_REMOTELY) == 3);
    await().until(() -> queue.held() == 0);
    assertThat(queue.active()).isZero();
    assertThat(peers.tried())
        .containsExactlyInAnyOrder("mx1.away.test", "mx2.away.test", "mx3.away.test");
  }

  @Test
  void aSlowDestinationDelaysNoOther() {
    peers.behave(host(1), this::hang);
    queue.start();
    for (int i = 0; i < 5; i++) {
      queue.take(Mail.message(10L * i, "a@one.test"));
    }
    queue.take(Mail.message(100, "b@two.test"));

    await().until(() -> counters.value(Counter.DELIVERED_REMOTELY) == 1);
    assertThat(queue.active()).isEqualTo(2);
    slow.countDown();
    await().until(() -> counters.value(Counter.DELIVERED_REMOTELY) == 6);
  }

  /** The hosts of each message are others, but they are all of one destination. */
  @Test
  void aDestinationOfManyHostsIsOne() {
    WIDE.forEach(host -> peers.behave(host, this::hang));
    queue.start();
    for (int i = 0; i < 9; i++) {
      queue.take(Mail.message(10L * i, "a@wide.test"));
    }
    queue.take(Mail.message(100, "b@two.test"));

    await().until(() -> counters.value(Counter.DELIVERED_REMOTELY) == 1);
    assertThat(queue.active()).isEqualTo(2);
    assertThat(queue.destinations())
        .extracting(DestinationState::of)
        .extracting(DestinationState::name)
        .singleElement()
        .asString()
        .startsWith("mx11.away.test:25, mx12.away.test:25");
  }

  /** Else it would come back to its sender for our own limit. */
  @Test
  void whatFindsNoConnectionFreeIsNotTried() {
    QueuedMessage message = Mail.message(1, "a@one.test");
    QueuedMessage last = overdue(Mail.message(10, "a@one.test"));
    peers.fill();
    queue.start();
    queue.take(message);
    queue.take(last);

    await().until(() -> queue.held() == 0);
    assertThat(ledger.givenBack()).isEqualTo(message.recipients());
    assertThat(counters.value(Counter.DEFERRED) + counters.value(Counter.FAILED)).isEqualTo(1);
  }

  /** The same, whose time is over before there is another try. */
  private static QueuedMessage overdue(QueuedMessage message) {
    QueuedRecipient to = message.recipients().getFirst();
    return message.to(
        List.of(
            new QueuedRecipient(
                to.id(),
                to.address(),
                to.parameters(),
                to.attempts(),
                to.faults(),
                to.fence(),
                Mail.ARRIVED.plus(RunningQueue.CROWDED_PAUSE),
                to.warn())));
  }

  @Test
  void whatIsTooMuchForMemoryGoesBackToTheDatabase() {
    peers.behave(host(1), this::hang);
    queue.start();
    QueuedMessage large = Mail.message(1000, Mail.recipients(1001, 1007));
    for (int i = 0; i < 14; i++) {
      queue.take(Mail.message(10L * i, "a@one.test"));
    }
    queue.take(large);

    assertThat(ledger.givenBack()).isEqualTo(large.recipients());
    assertThat(queue.held()).isEqualTo(14);
  }

  @Test
  void aSlowDestinationDoesNotFillMemory() {
    peers.behave(host(1), this::hang);
    queue.start();
    for (int i = 0; i < 30; i++) {
      queue.take(Mail.message(10L * i, "a@one.test"));
    }
    await().until(() -> queue.active() == 2 && queue.held() < 17);
    queue.take(Mail.message(1000, "b@two.test"));

    await().until(() -> counters.value(Counter.DELIVERED_REMOTELY) == 1);
    assertThat(ledger.givenBack()).hasSizeGreaterThan(12);
    slow.countDown();
    await().until(() -> queue.held() == 0);
    assertThat(counters.value(Counter.DELIVERED_REMOTELY) + ledger.givenBack().size())
        .isEqualTo(31);
  }

  @Test
  void aDeferredRecipientIsTriedAgainWhenItIsDue() {
    peers.behave(host(1), saying(BUSY));
    queue.start();
    queue.take(Mail.message(1, "a@one.test"));

    await().until(() -> counters.value(Counter.DEFERRED) == 1);
    assertThat(ledger.nextDue()).contains(Mail.ARRIVED.plusSeconds(300));
    await().until(() -> queue.held() == 0);
  }

  /** Whoever hands it over has stored it, and acknowledges it. */
  @Test
  void whatCannotBeTakenIsNotKeptAndNotHeardOf() {
    queue.start();
    queue.take(Mail.message(1));
    queue.take(Mail.message(10, "b@two.test"));

    await().until(() -> counters.value(Counter.DELIVERED_REMOTELY) == 1);
    await().until(() -> queue.held() == 0);
  }

  @Test
  void aFaultOfOursDefers() {
    queue.start();
    queue.take(Mail.message(1, "a@broken.test"));

    await().until(() -> counters.value(Counter.DEFERRED) == 1);
    assertThat(ledger.tries().get(0).row().reply()).startsWith("451 4.3.0 internal error: ");
  }

  @Test
  void aFaultOfOursWithOneRecipientConcernsNobodyElse() {
    queue.start();
    queue.take(Mail.message(1, "a@one.test", "b@broken.test", "c@two.test"));

    await().until(() -> counters.value(Counter.DELIVERED_REMOTELY) == 2);
    await().until(() -> counters.value(Counter.DEFERRED) == 1);
    await().until(() -> queue.held() == 0);
  }

  /** Its DNS servers do not answer. */
  @Test
  void aDomainWhoseWayIsFoundSlowlyDelaysNoOther() {
    queue.start();
    queue.take(Mail.message(1, "a@one.test", "b@dark.test", "c@two.test", "d@dark.test"));

    await().until(() -> counters.value(Counter.DELIVERED_REMOTELY) == 2);
    assertThat(queue.held()).isPositive();
    slow.countDown();
    await().until(() -> queue.held() == 0);
    assertThat(counters.value(Counter.DEFERRED)).isEqualTo(2);
  }

  @Test
  void aFaultOfOursWhileSendingDefersAndTheQueueGoesOn() {
    peers.behave(
        host(1),
        message -> {
          throw new IllegalStateException("odd");
        });
    queue.start();
    queue.take(Mail.message(1, "a@one.test"));
    queue.take(Mail.message(10, "b@two.test"));

    await().until(() -> counters.value(Counter.DEFERRED) == 1);
    await().until(() -> counters.value(Counter.DELIVERED_REMOTELY) == 1);
    await().until(() -> queue.held() == 0);
  }

  @Test
  void aBounceIsSentOn() {
    peers.behave(host(1), saying(reply(550, "5.1.1", "no")));
    ledger.bounceNext(Mail.message(50, "alice@two.test"));
    queue.start();
    queue.take(Mail.message(1, "a@one.test"));

    await().until(() -> counters.value(Counter.DELIVERED_REMOTELY) == 1);
    assertThat(counters.value(Counter.FAILED)).isEqualTo(1);
    assertThat(counters.value(Counter.BOUNCED)).isEqualTo(1);
    assertThat(peers.tried()).containsExactly("mx1.away.test", "mx2.away.test");
  }

  @Test
  void whatIsExpandedIsSentOn() {
    queue.start();

    queue.committed(
        new Recorded(
            List.of(), List.of(), 0, List.of(Mail.message(1, "x@two.test")), CommitBarrier.NONE));

    await().until(() -> counters.value(Counter.DELIVERED_REMOTELY) == 1);
    assertThat(counters.value(Counter.DELIVERED_LOCALLY)).isZero();
  }

  @Test
  void stopWaitsForWhatIsUnderWayAndMakesTheRestDue() throws InterruptedException {
    peers.behave(host(1), this::hang);
    queue.start();
    for (int i = 0; i < 5; i++) {
      queue.take(Mail.message(10L * i, "a@one.test"));
    }
    await().until(() -> queue.active() == 2);
    Thread stopping = Thread.startVirtualThread(() -> stopQuietly(LONG));
    slow.countDown();

    assertThat(stopping.join(LONG)).isTrue();
    assertThat(ledger.tries()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(ledger.reclaims()).isEqualTo(2);
    queue.take(Mail.message(100, "b@two.test"));
    assertThat(queue.held()).isLessThanOrEqualTo(3);
  }

  @Test
  void whatDoesNotEndInTimeKeepsItsLease() throws InterruptedException {
    peers.behave(host(1), this::hang);
    queue.start();
    for (int i = 0; i < 5; i++) {
      queue.take(Mail.message(10L * i, "a@one.test"));
    }
    await().until(() -> queue.active() == 2);
    queue.take(Mail.message(100, "b@two.test"));
    await().until(() -> peers.tried().contains("mx2.away.test") && queue.active() == 2);

    queue.stop(Duration.ZERO);

    assertThat(ledger.tries()).extracting(one -> one.row().recipient()).containsExactly(101L);
    assertThat(ledger.givenBack()).hasSize(3).doesNotHaveDuplicates();
    assertThat(ledger.reclaims()).isEqualTo(1);
    QueuedMessage late = Mail.message(200, "b@two.test");
    queue.take(late);
    assertThat(ledger.givenBack()).endsWith(late.recipients().getFirst());
  }

  @Test
  void whatEndedIsRecordedThoughTheTimeIsOver() throws InterruptedException {
    CountDownLatch database = new CountDownLatch(1);
    peers.behave(host(1), this::hang);
    ledger.failOn(group -> !isOpen(database));
    queue.start();
    queue.take(Mail.message(1, "a@one.test"));
    queue.take(Mail.message(10, "b@two.test"));
    await().until(() -> peers.tried().size() == 2 && queue.active() == 1);
    queue.take(Mail.message(20, "c@three.test"));
    await().until(() -> peers.tried().size() == 3 && queue.active() == 1);

    Thread stopping = Thread.startVirtualThread(() -> stopQuietly(Duration.ZERO));
    await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
    database.countDown();

    assertThat(stopping.join(LONG)).isTrue();
    assertThat(ledger.tries())
        .extracting(one -> one.row().recipient())
        .containsExactlyInAnyOrder(11L, 21L);
  }

  /** Waits until it is. */
  private static boolean isOpen(CountDownLatch database) {
    try {
      return database.await(LONG.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void stopQuietly(Duration atMost) {
    try {
      queue.stop(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
