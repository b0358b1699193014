package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eaglemail.delivery.MemoryPeers;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Report;
import org.eaglemail.metrics.Counters;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.routing.Route;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.Transmission;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueuedMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages whose data make the code fail: they are held, and all others go on. */
class QuarantineTest implements Recorder.Listener {
  private static final Outcome SENT = new Outcome.Delivered(Mail.PEER, reply(250, "2.0.0", "Ok"));
  private static final Outcome NEVER =
      Outcome.Failed.of(Optional.of(Mail.PEER), reply(550, "5.1.1", "no such user"));

  @TempDir private Path data;
  private SpoolDatabase database;
  private Recorder recorder;
  private volatile Instant now = Mail.ARRIVED;
  private volatile boolean mended;

  @BeforeEach
  void open() {
    database = new SpoolDatabase(data);
    recorder =
        new Recorder(
            ledger(), Clock.fixed(Mail.ARRIVED, ZoneOffset.UTC), this, Duration.ofMillis(1));
    recorder.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    recorder.stop(Duration.ofSeconds(30));
    database.close();
  }

  @Override
  public void committed(Recorded recorded) {
    // The database is looked at.
  }

  @Override
  public void settled(Report report) {
    // As above.
  }

  /** Each call a transaction, as the container has it. */
  private Ledger ledger() {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (proxy, method, arguments) ->
                database.inLedger(
                    ledger -> {
                      try {
                        return method.invoke(ledger, arguments);
                      } catch (InvocationTargetException e) {
                        throw new IllegalStateException(e.getCause());
                      } catch (IllegalAccessException e) {
                        throw new IllegalArgumentException(e);
                      }
                    }));
  }

  private static Report all(QueuedMessage message, Outcome outcome) {
    return Report.same(message, message.recipients(), outcome);
  }

  private void awaitHeld(String reply) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        database.count(
                            "recipient where state = 'HELD' and due_at is null and reply like '"
                                + reply
                                + "'"))
                    .isEqualTo(1));
  }

  @Test
  void aCopyThatCannotBeKept() {
    QueuedMessage bad = database.store("dora@elsewhere.test", "alice@home.test");
    QueuedMessage good = database.store("dora@elsewhere.test", "b@away.test");
    long noSuchAccount = 99;

    recorder.add(all(bad, new Outcome.Local(noSuchAccount)));
    recorder.add(all(good, SENT));

    awaitHeld("quarantined: what became of it cannot be recorded: %");
    assertThat(database.count("message")).isEqualTo(1);
    assertThat(database.count("message where hold_reason is not null")).isZero();
    assertThat(database.count("timeline_event where kind = 'QUARANTINED'")).isEqualTo(1);
  }

  @Test
  void aBounceThatCannotBeWritten() {
    QueuedMessage bad = database.store("dora@elsewhere.test", "b@away.test");
    database.execute("delete from content");

    recorder.add(all(bad, NEVER));

    awaitHeld("failed (550 5.1.1 no such user), but quarantined: %");
  }

  /**
   * All of the queue over the real database: what makes planning fail, and what makes sending fail.
   */
  @Test
  void aFaultThatComesAgainAndAgain() throws InterruptedException {
    QueuedMessage unplanned = database.store("dora@elsewhere.test", "a@broken.test");
    QueuedMessage unsent = database.store("dora@elsewhere.test", "b@odd.test");
    RunningQueue queue = queue();
    queue.start();
    for (int fault = 1; fault < Settlement.MAX_FAULTS; fault++) {
      awaitFaults(fault);
      database.store("dora@elsewhere.test", "c@away.test");
      now = now.plus(Duration.ofHours(1));
      queue.wake();
      await().until(() -> database.count("recipient where address = 'c@away.test'") == 0);
    }
    awaitFaults(Settlement.MAX_FAULTS);

    assertThat(database.texts("select reply from recipient where state = 'HELD' order by id"))
        .containsExactly(
            "quarantined after 3 faults: java.lang.IllegalStateException: no way",
            "quarantined after 3 faults: java.lang.IllegalStateException: odd");
    assertThat(database.count("recipient where due_at is not null")).isZero();
    assertThat(database.count("timeline_event where kind = 'QUARANTINED'")).isEqualTo(2);

    mended = true;
    for (QueuedMessage held : List.of(unplanned, unsent)) {
      database.inTransaction(
          beans -> beans.control().release(held.id(), now, Mail.EXPIRES, QueueFilter.ALL));
    }
    queue.wake();
    await().until(() -> database.count("recipient") == 0);
    queue.stop(Duration.ofSeconds(30));
  }

  private void awaitFaults(int faults) {
    await().until(() -> database.count("recipient where faults = " + faults) == 2);
  }

  private RunningQueue queue() {
    Clock clock = InstantSource.offset(() -> now, Duration.ZERO).withZone(ZoneOffset.UTC);
    MemoryPeers peers = new MemoryPeers();
    peers.behave(MemoryPeers.host(1), this::odd);
    return new RunningQueue(
        new RunningQueue.Parts(
            ledger(),
            database.leases()::next,
            clock,
            Elsewhere.planner(this::route, clock),
            Elsewhere.remote(peers, Duration.ofMinutes(5), clock),
            new Journal(new Counters(), clock),
            new ApplicationThreads(Runnable::run)),
        new Lanes.Limits(Window.Rules.fixed(2), 10, Duration.ofMinutes(5)),
        100);
  }

  private Route route(EmailAddress address) {
    String host = address.host().toString();
    if (host.equals("broken.test") && !mended) {
      throw new IllegalStateException("no way");
    }
    return new Route.Relay(List.of(MemoryPeers.host(host.equals("odd.test") ? 1 : 2)), "test");
  }

  private Transmission odd(OutboundMessage message) throws IOException {
    if (!mended) {
      throw new IllegalStateException("odd");
    }
    return MemoryPeers.saying(reply(250, "2.0.0", "Ok")).send(message);
  }

  @Test
  void aRowThatCannotBeRead() {
    QueuedMessage bad = database.store("dora@elsewhere.test", "b@away.test", "c@away.test");
    QueuedMessage worse = database.store("dora@elsewhere.test", "d@away.test");
    database.store("dora@elsewhere.test", "e@away.test");
    database.execute(
        "update recipient set address = 'nonsense' where id = " + bad.recipients().get(0).id());
    database.execute("update message set sender = 'nonsense' where id = " + worse.id().key());
    Instant later = Mail.ARRIVED.plus(Mail.LEASE);

    List<QueuedMessage> claimed =
        database.inTransaction(
            beans -> beans.queue().claim(later, 100, database.leases().next(later)));

    assertThat(claimed)
        .flatMap(QueuedMessage::recipients)
        .extracting(to -> to.address().toString())
        .containsExactlyInAnyOrder("c@away.test", "e@away.test");
    assertThat(
            database.count(
                "recipient where state = 'HELD' and due_at is null"
                    + " and reply like 'quarantined: %'"))
        .isEqualTo(2);
  }
}
