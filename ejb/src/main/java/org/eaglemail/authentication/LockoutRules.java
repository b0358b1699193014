package org.eaglemail.authentication;

import java.time.Duration;
import org.eaglemail.settings.Settings;

/**
 * How much guessing is too much.
 *
 * @param delay of the answer to a first failure; it doubles with each further one
 * @param failures of a client at one account after which this client is shut out from that account
 * @param clientFailures of a client at any accounts after which it is shut out from all
 * @param accountFailures at an account, of any clients, after which strangers are shut out from it
 * @param window failures that are further apart are not counted together
 * @param duration of being shut out
 */
record LockoutRules(
    Duration delay,
    int failures,
    int clientFailures,
    int accountFailures,
    Duration window,
    Duration duration) {
  /** As Dovecot's penalty: more would only hold our own threads. */
  static final Duration MAX_DELAY = Duration.ofSeconds(15);

  static LockoutRules of(Settings settings) {
    return new LockoutRules(
        settings.authFailureDelay(),
        settings.authLockoutFailures(),
        settings.authLockoutClientFailures(),
        settings.authLockoutAccountFailures(),
        settings.authLockoutWindow(),
        settings.authLockoutDuration());
  }

  /** How long the answer to so many failures waits. */
  Duration delay(int count) {
    Duration waited = delay;
    for (int i = 1; i < count && waited.compareTo(MAX_DELAY) < 0; i++) {
      waited = waited.multipliedBy(2);
    }
    return waited.compareTo(MAX_DELAY) < 0 ? waited : MAX_DELAY;
  }
}
