package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eaglemail.delivery.MemoryPeers.host;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eaglemail.delivery.MemoryPeers;
import org.eaglemail.metrics.Counter;
import org.eaglemail.metrics.Counters;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.Route;
import org.eaglemail.settings.ConcurrencyStep;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.SmtpConnectException;
import org.eaglemail.spi.Transmission;
import org.eaglemail.spi.Verdict;
import org.eaglemail.spool.Start;
import org.eaglemail.spool.Terms;
import org.eaglemail.spool.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hours and days of the running queue over its database, on a clock that a test turns. */
class VirtualTimeTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration RETRY_MAX = Duration.ofHours(4);
  private static final Instant WARN = Mail.ARRIVED.plus(Duration.ofHours(4));
  private static final Reply OK = reply(250, "2.0.0", "Ok");
  private static final Reply BUSY = reply(451, "4.3.2", "come back later");
  private static final Reply DOWN = reply(451, "4.4.1", "connect: Connection refused");

  private final MemoryPeers peers = new MemoryPeers();
  private final Counters counters = new Counters();
  private final List<Instant> tries = new CopyOnWriteArrayList<>();

  @TempDir private Path data;
  private SpoolDatabase database;
  private RunningQueue queue;

  @BeforeEach
  void start() {
    database = new SpoolDatabase(data, "eagle.queue.retry.max=" + RETRY_MAX.toHours() + "h");
    queue =
        new RunningQueue(
            new RunningQueue.Parts(
                database.ledger(),
                database.leases()::next,
                database.clock(),
                Elsewhere.planner(VirtualTimeTest::route, database.clock()),
                // By the time of the system: as good as never.
                Elsewhere.remote(peers, Duration.ofNanos(1), database.clock()),
                new Journal(counters, database.clock()),
                new ApplicationThreads(Runnable::run)),
            new Lanes.Limits(
                new Window.Rules(5, 20, ConcurrencyStep.ONE, ConcurrencyStep.ONE, 1),
                20,
                Duration.ofMinutes(5)),
            1000);
    queue.start();
  }

  private static Route route(EmailAddress address) {
    return new Route.Relay(List.of(host(address.host().toString().equals("one.test") ? 1 : 2)), "");
  }

  @AfterEach
  void stop() throws InterruptedException {
    queue.stop(LONG);
    database.close();
  }

  private void send(String to) {
    Timing timing = new Timing(Mail.ARRIVED, new Start.AtOnce(), Mail.EXPIRES, Optional.of(WARN));
    EnvelopeRecipient recipient = EnvelopeRecipient.of(EmailAddress.parse(to));
    queue.take(database.store(Terms.PLAIN, timing, recipient).queued().orElseThrow());
  }

  /** Lets time go by: from one moment at which something is due to the next. */
  private void live(Instant until) {
    Instant next = untilNextDue();
    while (!next.isAfter(until)) {
      database.turn(next);
      queue.expect(Instant.MIN);
      next = untilNextDue();
    }
    database.turn(until);
  }

  /** Waits until all that is due is done and written down. */
  private Instant untilNextDue() {
    Instant now = database.clock().instant();
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(2))
        .until(
            () ->
                database.count("recipient where lease_owner is not null or due_at <= '" + now + "'")
                        == 0
                    && queue.held() == 0);
    return database.ledger().nextDue().orElse(Instant.MAX);
  }

  private Transmission answer(OutboundMessage message, Reply reply) {
    tries.add(database.clock().instant());
    return Transmission.same(message.recipients().size(), Verdict.spoken(reply), Set.of());
  }

  private static void pause(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> events(String kind) {
    return database.texts(
        "select text from timeline_event where kind = '" + kind + "' order by happened_at");
  }

  private Duration age(int attempt) {
    return Duration.between(Mail.ARRIVED, tries.get(attempt));
  }

  private static void assertAbout(Duration time, Duration expected) {
    // Each pause is made longer by up to a fifth.
    assertThat(time).isBetween(expected, expected.multipliedBy(6).dividedBy(5));
  }

  @Test
  void whatNobodyTakesIsTriedForFiveDaysAndItsSenderIsToldTwice() {
    peers.behave(host(1), message -> answer(message, BUSY));
    send("bob@one.test");
    live(WARN.minusSeconds(1));
    assertThat(events("NOTIFIED")).isEmpty();

    live(WARN.plus(Duration.ofHours(4)));
    assertThat(events("NOTIFIED")).containsExactly("delayed");

    live(Mail.EXPIRES.minusSeconds(1));
    assertThat(events("NOTIFIED")).containsExactly("delayed");
    assertThat(database.count("recipient")).isOne();

    live(Mail.EXPIRES);
    assertThat(events("NOTIFIED")).containsExactly("delayed", "failed");
    assertThat(events("FAILED"))
        .containsExactly("4.4.7 delivery time expired; last: 451 4.3.2 come back later");
    assertThat(database.count("recipient")).isZero();
    assertThat(database.count("maildrop_entry where account_id = " + SpoolDatabase.ALICE))
        .isEqualTo(2);
    assertPauses();
  }

  private void assertPauses() {
    assertThat(tries.getFirst()).isEqualTo(Mail.ARRIVED);
    assertThat(tries.getLast()).isEqualTo(Mail.EXPIRES);
    Duration expected = Duration.ofMinutes(5);
    for (int i = 1; i < tries.size() - 1; i++) {
      assertAbout(age(i).minus(age(i - 1)), expected);
      expected = expected.multipliedBy(2);
      expected = expected.compareTo(RETRY_MAX) > 0 ? RETRY_MAX : expected;
    }
  }

  /** As postgrey does: who comes back after five minutes is let in. */
  @Test
  void greylistingIsPassedWithTheTryAfterItsTime() {
    Map<String, Instant> known = new HashMap<>();
    peers.behave(
        host(1),
        message -> {
          Instant now = database.clock().instant();
          String to = message.recipients().getFirst().address().toString();
          Instant first = known.putIfAbsent(to, now);
          boolean passed = first != null && !now.isBefore(first.plus(Duration.ofMinutes(5)));
          return answer(message, passed ? OK : reply(451, "4.7.1", "greylisted"));
        });
    send("bob@one.test");
    live(WARN);

    assertThat(tries).hasSize(2);
    assertAbout(age(1), Duration.ofMinutes(5));
    assertThat(events("DEFERRED")).containsExactly("451 4.7.1 greylisted");
    assertThat(events("SENT")).containsExactly("250 2.0.0 Ok");
    assertThat(events("NOTIFIED")).isEmpty();
    assertThat(database.count("message")).isZero();
  }

  @Test
  void aServerThatIsDownForTwoHoursGetsAllOfItAndDelaysNobodyElse() {
    Instant up = Mail.ARRIVED.plus(Duration.ofHours(2));
    List<Instant> contacts = new CopyOnWriteArrayList<>();
    CountDownLatch refused = new CountDownLatch(1);
    peers.behave(
        host(1),
        message -> {
          if (database.clock().instant().isBefore(up)) {
            contacts.add(database.clock().instant());
            pause(refused);
            throw new SmtpConnectException(DOWN, new IOException("Connection refused"));
          }
          return answer(message, OK);
        });
    for (int i = 0; i < 8; i++) {
      send("user" + i + "@one.test");
    }
    await().atMost(LONG).until(() -> contacts.size() == 5);
    send("carol@two.test");
    await().atMost(LONG).until(() -> counters.value(Counter.DELIVERED_REMOTELY) == 1);
    refused.countDown();
    live(Mail.ARRIVED);
    assertThat(counters.value(Counter.DEFERRED)).isEqualTo(8);
    assertThat(contacts).hasSize(5);

    live(WARN);
    assertThat(counters.value(Counter.DELIVERED_REMOTELY)).isEqualTo(9);
    assertThat(tries).hasSize(8).allMatch(at -> !at.isBefore(up));
    assertThat(events("NOTIFIED")).isEmpty();
    assertThat(database.count("message")).isZero();
    // It was dead: most of the mail was put off without asking.
    assertThat(contacts.size()).isLessThan((int) counters.value(Counter.DEFERRED) / 2);
    assertThat(counters.value(Counter.DESTINATIONS_REVIVED)).isOne();
  }
}
