package org.eaglemail.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LockoutTest {
  private static final LockoutRules RULES =
      new LockoutRules(
          Duration.ofSeconds(2), 3, 5, 8, Duration.ofMinutes(10), Duration.ofMinutes(15));
  private static final InetAddress HOME = Clients.address("192.0.2.1");
  private static final InetAddress ATTACKER = Clients.address("203.0.113.9");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
  private final Lockout lockout = new Lockout(RULES, now::get);

  private void fail(int times, String account, InetAddress client) {
    for (int i = 0; i < times; i++) {
      lockout.failed(account, client);
    }
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Test
  void anAttackFromOneAddressDoesNotShutOutTheOwnerAtAnother() {
    fail(3, "alice", ATTACKER);
    assertThat(lockout.isLocked("alice", ATTACKER)).isTrue();
    assertThat(lockout.isLocked("bob", ATTACKER)).isFalse();
    assertThat(lockout.isLocked("alice", HOME)).isFalse();
  }

  @Test
  void lockingOutEndsByItself() {
    fail(3, "alice", ATTACKER);
    pass(RULES.duration().minusMillis(1));
    assertThat(lockout.isLocked("alice", ATTACKER)).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(lockout.isLocked("alice", ATTACKER)).isFalse();
  }

  @Test
  void failuresThatAreFarApartAreNotCountedTogether() {
    fail(2, "alice", HOME);
    pass(RULES.window().plusMillis(1));
    fail(2, "alice", HOME);
    assertThat(lockout.isLocked("alice", HOME)).isFalse();
  }

  @Test
  void aSuccessForgetsTheFailuresAtThatAccount() {
    fail(2, "alice", HOME);
    lockout.succeeded("alice", HOME);
    fail(2, "alice", HOME);
    assertThat(lockout.isLocked("alice", HOME)).isFalse();
  }

  @Test
  void aClientThatTriesManyAccountsIsShutOutFromAll() {
    for (int i = 0; i < 5; i++) {
      lockout.failed("user" + i, ATTACKER);
      // His own account does not help him.
      lockout.succeeded("mallory", ATTACKER);
    }
    assertThat(lockout.isLocked("alice", ATTACKER)).isTrue();
    assertThat(lockout.isLocked("alice", HOME)).isFalse();
  }

  @Test
  void aClientOnThisMachineMaySpeakForMany() {
    InetAddress loopback = Clients.address("127.0.0.1");
    for (int i = 0; i < 20; i++) {
      lockout.failed("user" + i, loopback);
    }
    assertThat(lockout.isLocked("alice", loopback)).isFalse();
  }

  @Test
  void anAttackFromManyAddressesShutsOutStrangersOnly() {
    lockout.succeeded("alice", HOME);
    for (int i = 1; i <= 8; i++) {
      lockout.failed("alice", Clients.address("203.0.113." + i));
    }
    assertThat(lockout.isLocked("alice", Clients.address("203.0.113.200"))).isTrue();
    assertThat(lockout.isLocked("alice", HOME)).isFalse();
    assertThat(lockout.isLocked("bob", Clients.address("203.0.113.200"))).isFalse();
  }

  @Test
  void addressesOfOneSiteAreOneClient() {
    fail(2, "alice", Clients.address("2001:db8:1:2::1"));
    fail(1, "alice", Clients.address("2001:db8:1:2:ffff::2"));
    assertThat(lockout.isLocked("alice", Clients.address("2001:db8:1:2:3:4:5:6"))).isTrue();
    assertThat(lockout.isLocked("alice", Clients.address("2001:db8:1:3::1"))).isFalse();
  }

  @Test
  void answersWaitLongerEachTime() {
    assertThat(lockout.failed("alice", HOME)).isEqualTo(Duration.ofSeconds(2));
    assertThat(lockout.failed("bob", HOME)).isEqualTo(Duration.ofSeconds(4));
    assertThat(lockout.failed("carol", HOME)).isEqualTo(Duration.ofSeconds(8));
    assertThat(lockout.failed("dave", HOME)).isEqualTo(LockoutRules.MAX_DELAY);
    assertThat(lockout.failed("alice", ATTACKER)).isEqualTo(Duration.ofSeconds(2));
    assertThat(RULES.delay(Integer.MAX_VALUE)).isEqualTo(LockoutRules.MAX_DELAY);
  }

  @Test
  void thoseWhoAreShutOutAreListedAndLetTryAgain() {
    fail(3, "alice", ATTACKER);
    fail(3, "bob", ATTACKER);
    fail(2, "alice", HOME);

    assertThat(lockout.locked(10))
        .extracting(LockedOut::account, LockedOut::client)
        .containsExactlyInAnyOrder(
            tuple(Optional.of("alice"), Optional.of("203.0.113.9")),
            tuple(Optional.of("bob"), Optional.of("203.0.113.9")),
            tuple(Optional.empty(), Optional.of("203.0.113.9")));
    assertThat(lockout.locked(1)).hasSize(1);

    assertThat(lockout.lift(Optional.empty(), Optional.of(ATTACKER))).isEqualTo(3);

    assertThat(lockout.locked(10)).isEmpty();
    assertThat(lockout.isLocked("bob", ATTACKER)).isFalse();
    // What others did is not forgotten.
    fail(1, "alice", HOME);
    assertThat(lockout.isLocked("alice", HOME)).isTrue();
  }

  @Test
  void anAccountIsLetTryAgainFromAnywhere() {
    fail(3, "alice", ATTACKER);
    fail(3, "alice", HOME);
    fail(2, "alice", Clients.address("192.0.2.3"));
    assertThat(lockout.isLocked("alice", Clients.address("192.0.2.4"))).isTrue();

    assertThat(lockout.lift(Optional.of("alice"), Optional.of(HOME))).isEqualTo(1);
    assertThat(lockout.lift(Optional.of("alice"), Optional.empty())).isEqualTo(2);

    assertThat(lockout.isLocked("alice", ATTACKER)).isFalse();
    assertThat(lockout.isLocked("alice", Clients.address("192.0.2.4"))).isFalse();
  }
}
