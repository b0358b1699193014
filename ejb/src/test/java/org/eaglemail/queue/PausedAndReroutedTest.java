package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.PauseStore;
import org.eaglemail.spool.Portion;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueueShape;
import org.eaglemail.spool.QueueViews;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stopping and redirecting mail, as it is written down; and counting it. */
class PausedAndReroutedTest {
  private static final Instant LATER = Mail.ARRIVED.plus(Duration.ofHours(1));
  private static final Instant SOON = Mail.ARRIVED.plusSeconds(1);

  @TempDir private Path data;
  private SpoolDatabase database;

  @BeforeEach
  void open() {
    database = new SpoolDatabase(data);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<QueuedMessage> claim(Instant at) {
    return database.inLedger(ledger -> ledger.claim(at, 10));
  }

  private void postpone(QueuedMessage message) {
    database.inLedger(
        ledger -> {
          ledger.postpone(message.recipients(), "away.test", LATER);
          return true;
        });
  }

  /** A node may take a destination for paused for some time after the pause has ended. */
  @Test
  void whatIsPostponedAfterTheEndOfThePauseIsDueAtOnce() {
    QueuedMessage message = database.store("alice@home.test", "bob@away.test");
    pause("away.test");
    assertThat(resume("away.test")).isTrue();

    postpone(message);

    assertThat(claim(SOON)).hasSize(1);
  }

  @Test
  void whatIsPausedIsDueAgainWhenThePauseEnds() {
    QueuedMessage message = database.store("alice@home.test", "bob@away.test");
    pause("away.test");
    assertThat(database.inLedger(TransactionalLedger::paused)).containsExactly("away.test");
    postpone(message);
    assertThat(claim(SOON)).isEmpty();

    assertThat(resume("away.test")).isTrue();

    assertThat(claim(SOON)).hasSize(1);
    assertThat(database.inLedger(TransactionalLedger::paused)).isEmpty();
    assertThat(resume("away.test")).isFalse();
  }

  @Test
  void aPauseThatNobodyEndedIsLookedAtAgain() {
    QueuedMessage message = database.store("alice@home.test", "bob@away.test");
    pause("away.test");
    postpone(message);

    assertThat(claim(LATER)).hasSize(1);
  }

  @Test
  void aPauseIsAskedForTwiceAndTheNumberOfThemIsLimited() {
    pause("away.test");
    pause("away.test");
    assertThat(database.count("paused_destination")).isEqualTo(1);
    database.execute(
        "insert into paused_destination select 'd' || x, 'test', now() from system_range(2, "
            + PauseStore.MAX_PAUSED
            + ")");

    assertThatThrownBy(() -> pause("else.test")).isInstanceOf(IllegalStateException.class);
  }

  private void pause(String name) {
    database.inTransaction(
        beans -> {
          beans.pauses().pause(name, "test", Mail.ARRIVED);
          return true;
        });
  }

  private boolean resume(String name) {
    boolean paused = database.inLedger(ledger -> ledger.endPause(name));
    if (paused) {
      Portion resumed = database.inLedger(ledger -> ledger.resume(name, Portion.START, SOON));
      assertThat(resumed.isEnd()).isTrue();
    }
    return paused;
  }

  @Test
  void whatIsReroutedTakesTheOtherWayUntilItIsToldElse() {
    QueuedMessage message = database.store("alice@home.test", "bob@away.test");
    pause("away.test");
    postpone(message);

    assertThat(reroute(message, Optional.of(MailHost.parse("other.test")))).isEqualTo(1);
    QueuedRecipient found = claim(SOON).getFirst().recipients().getFirst();
    assertThat(found.address()).hasToString("bob@away.test");
    assertThat(found.way()).hasToString("bob@other.test");

    assertThat(reroute(message, Optional.empty())).isEqualTo(1);
    database.inLedger(
        ledger -> {
          ledger.giveBack(List.of(found), SOON);
          return true;
        });
    assertThat(claim(SOON).getFirst().recipients().getFirst().way()).hasToString("bob@away.test");
  }

  private int reroute(QueuedMessage message, Optional<MailHost> via) {
    return database.inTransaction(
        beans -> beans.control().reroute(message.id(), via, SOON, QueueFilter.ALL));
  }

  @Test
  void onlyWhatThisNodeHasStillIsRenewed() {
    QueuedMessage ours = database.store("alice@home.test", "bob@away.test");
    QueuedMessage taken = database.store("alice@home.test", "carol@away.test");
    long ourKey = ours.recipients().getFirst().id();
    long takenKey = taken.recipients().getFirst().id();
    database.execute("update recipient set lease_owner = 'other' where id = " + takenKey);

    Lease lease = database.leases().next(SOON);
    Set<Long> kept = database.inLedger(ledger -> ledger.renew(List.of(ourKey, takenKey), lease));

    assertThat(kept).containsExactly(ourKey);
  }

  @Test
  void theQueueIsCountedByDomainAndAge() {
    database.store("alice@home.test", "a@away.test", "b@away.test", "c@else.test");
    database.store("", "d@else.test");
    Instant minutesLater = Mail.ARRIVED.plus(Duration.ofMinutes(12));

    assertThat(shape(QueueViews.By.RECIPIENT, minutesLater, 10))
        .containsExactly(
            new QueueShape("away.test", 2, List.of(0L, 0L, 2L, 0L, 0L, 0L, 0L, 0L, 0L, 0L)),
            new QueueShape("else.test", 2, List.of(0L, 0L, 2L, 0L, 0L, 0L, 0L, 0L, 0L, 0L)));
    assertThat(shape(QueueViews.By.SENDER, Mail.ARRIVED.plus(Duration.ofDays(2)), 10))
        .containsExactly(
            new QueueShape("home.test", 3, List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 3L)),
            new QueueShape("<>", 1, List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L)));
    assertThat(shape(QueueViews.By.RECIPIENT, minutesLater, 1)).hasSize(1);
  }

  private List<QueueShape> shape(QueueViews.By by, Instant now, int limit) {
    return database.inTransaction(beans -> beans.views().shape(by, now, limit));
  }
}
