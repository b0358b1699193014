package org.eaglemail.authentication;

import java.time.Instant;

/**
 * What failed lately.
 *
 * @param since when the first of them was
 * @param lockedUntil in the past while nobody is shut out
 */
record Failures(int count, Instant since, Instant lockedUntil) {
  /** None. */
  static final Failures NONE = new Failures(0, Instant.EPOCH, Instant.EPOCH);

  /** With one more. */
  Failures more(Instant now, int limit, LockoutRules rules) {
    boolean apart = since.plus(rules.window()).isBefore(now);
    int counted = apart ? 1 : count + 1;
    return new Failures(
        counted, apart ? now : since, counted >= limit ? now.plus(rules.duration()) : lockedUntil);
  }

  boolean isLocked(Instant now) {
    return now.isBefore(lockedUntil);
  }
}
