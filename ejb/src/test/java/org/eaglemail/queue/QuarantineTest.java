package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Report;
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
