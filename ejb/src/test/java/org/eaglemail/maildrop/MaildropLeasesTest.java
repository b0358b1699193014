package org.eaglemail.maildrop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.maildrop.MaildropDatabase.ALICE;
import static org.eaglemail.maildrop.MaildropDatabase.BOB;
import static org.eaglemail.maildrop.MaildropDatabase.NOW;
import static org.eaglemail.maildrop.MaildropDatabase.account;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.eaglemail.directory.Injection;
import org.eaglemail.queue.Leases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One session per maildrop, whoever dies when. */
class MaildropLeasesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final MaildropDatabase database = new MaildropDatabase();
  private final MovableClock clock = new MovableClock(NOW);
  private final Leases here = node("here");
  private final Leases there = node("there");

  private static Leases node(String name) {
    return new Leases() {
      @Override
      public String node() {
        return name;
      }
    };
  }

  @AfterEach
  void close() {
    database.close();
  }

  private <T> T on(Leases node, Function<MaildropLeases, T> call) {
    return database.inTransaction(
        entities ->
            call.apply(
                Injection.into(
                    new MaildropLeases(),
                    entities,
                    node,
                    clock,
                    MaildropDatabase.bulletins(entities, clock, Map.of()))));
  }

  private Claim acquire(Leases node, long account) {
    return on(node, leases -> leases.acquire(account(account), Duration.ZERO));
  }

  private Claim acquireAfter(Duration delay) {
    return on(here, leases -> leases.acquire(account(ALICE), delay));
  }

  private OptionalLong borrow() {
    return on(here, leases -> leases.borrow(ALICE));
  }

  private boolean isHeld(Leases node, long fence) {
    return on(node, leases -> leases.isHeld(ALICE, fence));
  }

  private void release(long fence) {
    on(
        here,
        leases -> {
          leases.release(ALICE, fence);
          return fence;
        });
  }

  @Test
  void aSecondSessionIsRefusedOnAnyNodeUntilTheFirstGivesTheLeaseBack() {
    assertThat(acquire(here, ALICE)).isEqualTo(new Claim.Granted(1));
    assertThat(acquire(here, ALICE)).isEqualTo(new Claim.InUse());
    assertThat(acquire(there, ALICE)).isEqualTo(new Claim.InUse());
    assertThat(acquire(there, BOB)).isEqualTo(new Claim.Granted(1));
    release(1);
    assertThat(acquire(there, ALICE)).isEqualTo(new Claim.Granted(2));
  }

  @Test
  void aNodeThatDiedLosesItsLeasesAfterTheirDuration() {
    acquire(here, ALICE);
    clock.pass(MaildropLeases.DURATION.minus(SECOND));
    assertThat(acquire(there, ALICE)).isEqualTo(new Claim.InUse());
    clock.pass(SECOND);
    assertThat(acquire(there, ALICE)).isEqualTo(new Claim.Granted(2));
  }

  @Test
  void aNodeThatLivesKeepsItsLeases() {
    acquire(here, ALICE);
    acquire(there, BOB);
    clock.pass(Duration.ofMinutes(2));
    on(
        here,
        leases -> {
          leases.renew();
          return 0;
        });
    clock.pass(Duration.ofMinutes(2));
    assertThat(acquire(there, ALICE)).isEqualTo(new Claim.InUse());
    assertThat(acquire(here, BOB))
        .as("the other node's were not renewed")
        .isInstanceOf(Claim.Granted.class);
  }

  @Test
  void aNodeThatStartsAgainFreesWhatItHeldAndNothingElse() {
    acquire(here, ALICE);
    acquire(there, BOB);
    on(
        here,
        leases -> {
          leases.reclaim();
          return 0;
        });
    assertThat(acquire(there, ALICE)).isEqualTo(new Claim.Granted(2));
    assertThat(acquire(here, BOB)).isEqualTo(new Claim.InUse());
  }

  @Test
  void whoComesLateHoldsNothingAndFreesNothing() {
    acquire(here, ALICE);
    clock.pass(MaildropLeases.DURATION);
    assertThat(isHeld(here, 1)).as("expired").isFalse();
    acquire(there, ALICE);
    assertThat(isHeld(here, 1)).as("taken over").isFalse();
    assertThat(isHeld(there, 2)).isTrue();
    release(1);
    assertThat(isHeld(there, 2)).isTrue();
  }

  @Test
  void aLoginTooSoonAfterTheLastIsRefusedAndDoesNotCount() {
    Duration delay = Duration.ofMinutes(10);
    acquire(here, ALICE);
    release(1);
    clock.pass(delay.minus(SECOND));
    assertThat(acquireAfter(delay)).isEqualTo(new Claim.TooSoon());
    clock.pass(SECOND);
    assertThat(acquireAfter(delay)).isEqualTo(new Claim.Granted(2));
  }

  @Test
  void workOfTheServersOwnIsNoLogin() {
    assertThat(borrow()).isEqualTo(OptionalLong.of(1));
    assertThat(acquire(there, ALICE)).isEqualTo(new Claim.InUse());
    release(1);
    assertThat(acquireAfter(Duration.ofDays(1))).isEqualTo(new Claim.Granted(2));
    assertThat(borrow()).isEmpty();
  }
}
