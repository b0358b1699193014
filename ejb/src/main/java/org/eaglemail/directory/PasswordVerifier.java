package org.eaglemail.directory;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/**
 * Says whether a password fits, without letting those who guess take the processors: verifying in
 * full is slow on purpose, so only few do it at once, in the order in which they came, and those
 * who would have to wait too long are sent away. A password that fitted lately is not verified in
 * full again.
 *
 * <p>Somebody who does not exist is verified like anybody else, against a hash that nothing fits,
 * so that the time taken tells nothing. Thread-safe.
 */
@ApplicationScoped
public class PasswordVerifier {
  /** Verifications at once: half of the processors, so that the other half has no part in it. */
  static final int CONCURRENCY = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  /** Verifications that wait for their turn. */
  static final int MAX_WAITING = 256;

  /** How long they wait at most. */
  static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private final PasswordHash nobody = PasswordHash.ofNobody();
  private final BiPredicate<PasswordHash, String> inFull;
  private final VerifiedPasswords verified;
  private final Semaphore turns;
  private final Semaphore line;
  private final Duration patience;

  /** With the limits above. */
  public PasswordVerifier() {
    this(PasswordHash::matches, Ticker.systemTicker(), CONCURRENCY, MAX_WAITING, MAX_WAIT);
  }

  PasswordVerifier(
      BiPredicate<PasswordHash, String> inFull,
      Ticker ticker,
      int concurrency,
      int maxWaiting,
      Duration patience) {
    this.inFull = inFull;
    this.verified = new VerifiedPasswords(ticker);
    this.turns = new Semaphore(concurrency, true);
    this.line = new Semaphore(concurrency + maxWaiting);
    this.patience = patience;
  }

  /**
   * Whether {@code password} fits.
   *
   * @param subject whose it is; two subjects never share what is remembered
   * @param stored the hash it must fit; empty when there is no such person, which takes as long
   * @throws VerificationBusy when its turn did not come in time
   */
  public boolean verify(String subject, Optional<PasswordHash> stored, String password) {
    PasswordHash wanted = stored.orElse(nobody);
    ByteBuffer fingerprint = verified.fingerprint(subject, wanted, password);
    return verified.contains(fingerprint) || verifyInTurn(wanted, password, fingerprint);
  }

  private boolean verifyInTurn(PasswordHash wanted, String password, ByteBuffer fingerprint) {
    if (!line.tryAcquire()) {
      throw new VerificationBusy("too many passwords wait to be verified");
    }
    try {
      if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new VerificationBusy("a password could not be verified within " + patience);
      }
      try {
        // Another session of the same account may have been through this while we waited.
        return verified.contains(fingerprint) || verifyInFull(wanted, password, fingerprint);
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VerificationBusy("interrupted while a password waited to be verified");
    } finally {
      line.release();
    }
  }

  private boolean verifyInFull(PasswordHash wanted, String password, ByteBuffer fingerprint) {
    boolean fits = inFull.test(wanted, password);
    if (fits) {
      verified.add(fingerprint);
    }
    return fits;
  }
}
