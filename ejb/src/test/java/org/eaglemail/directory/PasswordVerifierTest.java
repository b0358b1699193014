package org.eaglemail.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PasswordVerifierTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger inFull = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final PasswordHash stored = PasswordHash.of("secret", 10);

  private boolean count(PasswordHash hash, String password) {
    inFull.incrementAndGet();
    return hash.matches(password);
  }

  private boolean countBehindGate(PasswordHash hash, String password) {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    atOnce.decrementAndGet();
    return count(hash, password);
  }

  private PasswordVerifier verifier() {
    return new PasswordVerifier(this::count, nanos::get, 1, 10, LONG);
  }

  private PasswordVerifier gated(int concurrency, int maxWaiting, Duration patience) {
    return new PasswordVerifier(
        this::countBehindGate, nanos::get, concurrency, maxWaiting, patience);
  }

  @Test
  void whatFittedIsNotVerifiedInFullAgain() {
    PasswordVerifier verifier = verifier();

    assertThat(verifier.verify("account 1", Optional.of(stored), "secret")).isTrue();
    assertThat(verifier.verify("account 1", Optional.of(stored), "secret")).isTrue();
    assertThat(inFull).hasValue(1);
  }

  @Test
  void whatDidNotFitIsVerifiedInFullEachTime() {
    PasswordVerifier verifier = verifier();

    assertThat(verifier.verify("account 1", Optional.of(stored), "Secret")).isFalse();
    assertThat(verifier.verify("account 1", Optional.of(stored), "Secret")).isFalse();
    assertThat(inFull).hasValue(2);
  }

  @Test
  void rememberingOnePasswordAdmitsNoOther() {
    PasswordVerifier verifier = verifier();
    verifier.verify("account 1", Optional.of(stored), "secret");

    assertThat(verifier.verify("account 1", Optional.of(stored), "secret2")).isFalse();
    assertThat(verifier.verify("account 1", Optional.of(stored), "")).isFalse();
  }

  @Test
  void nobodyIsVerifiedAsLongAsAnybody() {
    PasswordVerifier verifier = verifier();

    assertThat(verifier.verify("account 0", Optional.empty(), "secret")).isFalse();
    assertThat(inFull).hasValue(1);
  }

  @Test
  void anotherSubjectOrAChangedPasswordIsVerifiedInFull() {
    PasswordVerifier verifier = verifier();
    verifier.verify("account 1", Optional.of(stored), "secret");

    assertThat(verifier.verify("account 11", Optional.of(stored), "secret")).isTrue();
    assertThat(inFull).hasValue(2);

    PasswordHash changed = PasswordHash.of("other", 10);
    assertThat(verifier.verify("account 1", Optional.of(changed), "secret")).isFalse();
    assertThat(inFull).hasValue(3);
  }

  @Test
  void whatFittedIsForgottenInTime() {
    PasswordVerifier verifier = verifier();
    verifier.verify("account 1", Optional.of(stored), "secret");
    nanos.addAndGet(VerifiedPasswords.MAX_AGE.toNanos());

    assertThat(verifier.verify("account 1", Optional.of(stored), "secret")).isTrue();
    assertThat(inFull).hasValue(2);
  }

  @Test
  void thoseWhoWaitedForTheSameLoginGoThroughWithIt() throws Exception {
    PasswordVerifier verifier = gated(1, 10, LONG);
    List<Future<Boolean>> logins = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        logins.add(threads.submit(login(verifier, "secret")));
      }
      await().until(() -> atOnce.get() == 1);
      gate.countDown();
      for (Future<Boolean> login : logins) {
        assertThat(login.get()).isTrue();
      }
    }
    assertThat(inFull).hasValue(1);
  }

  @Test
  void noMoreThanTheLimitComputeAtOnce() throws Exception {
    PasswordVerifier verifier = gated(2, 100, LONG);
    List<Future<Boolean>> logins = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        logins.add(threads.submit(login(verifier, "guess " + i)));
      }
      await().until(() -> atOnce.get() == 2);
      gate.countDown();
      for (Future<Boolean> login : logins) {
        assertThat(login.get()).isFalse();
      }
    }
    assertThat(mostAtOnce).hasValue(2);
    assertThat(inFull).hasValue(50);
  }

  @Test
  void whoeverFindsTheLineFullIsSentAwayAtOnce() throws Exception {
    PasswordVerifier verifier = gated(1, 0, LONG);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> first = threads.submit(login(verifier, "secret"));
      await().until(() -> atOnce.get() == 1);

      assertThatThrownBy(() -> verifier.verify("account 2", Optional.of(stored), "secret"))
          .isInstanceOf(VerificationBusy.class);

      gate.countDown();
      assertThat(first.get()).isTrue();
    }
    assertThat(verifier.verify("account 2", Optional.of(stored), "secret")).isTrue();
  }

  @Test
  void whoeverWaitsTooLongIsSentAwayAndLeavesNoTrace() throws Exception {
    PasswordVerifier verifier = gated(1, 1, Duration.ofMillis(1));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> first = threads.submit(login(verifier, "secret"));
      await().until(() -> atOnce.get() == 1);

      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> verifier.verify("account 2", Optional.of(stored), "secret"))
            .isInstanceOf(VerificationBusy.class);
      }

      gate.countDown();
      assertThat(first.get()).isTrue();
    }
    assertThat(verifier.verify("account 2", Optional.of(stored), "secret")).isTrue();
  }

  @Test
  void anInterruptIsPassedOn() throws InterruptedException, ExecutionException {
    PasswordVerifier verifier = gated(1, 1, LONG);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> first = threads.submit(login(verifier, "secret"));
      await().until(() -> atOnce.get() == 1);
      Future<Boolean> interrupted =
          threads.submit(
              () -> {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> verifier.verify("account 2", Optional.of(stored), "x"))
                    .isInstanceOf(VerificationBusy.class);
                return Thread.interrupted();
              });
      assertThat(interrupted.get()).isTrue();
      gate.countDown();
      assertThat(first.get()).isTrue();
    }
  }

  private Callable<Boolean> login(PasswordVerifier verifier, String password) {
    return () -> verifier.verify("account 1", Optional.of(stored), password);
  }

  @Test
  void thePartsOfAFingerprintDoNotRunTogether() {
    VerifiedPasswords verified = new VerifiedPasswords(nanos::get);

    assertThat(verified.fingerprint("account 1", stored, "23"))
        .isEqualTo(verified.fingerprint("account 1", stored, "23"))
        .isNotEqualTo(verified.fingerprint("account 12", stored, "3"));
    assertThat(new VerifiedPasswords(nanos::get).fingerprint("account 1", stored, "23"))
        .isNotEqualTo(verified.fingerprint("account 1", stored, "23"));
  }
}
