package org.eaglemail.spi;

import java.time.Duration;

/** What became of a login. */
public sealed interface Pop3Login {

  /**
   * The session holds the maildrop until {@link Pop3Listener#release}; {@code trace} takes what is
   * said.
   */
  record Opened(Maildrop maildrop, SessionTrace trace) implements Pop3Login {
    /** Nobody traces it. */
    public Opened(Maildrop maildrop) {
      this(maildrop, SessionTrace.OFF);
    }
  }

  /**
   * Name and password do not fit, or there is no such account: the client cannot tell which.
   *
   * @param delay how long to wait before the answer
   */
  record Denied(Duration delay) implements Pop3Login {}

  /** It cannot be said now, or too many attempts failed: -ERR [SYS/TEMP] (RFC 3206 §4). */
  record Refused() implements Pop3Login {}

  /** It is the account, but too soon after its last login: -ERR [LOGIN-DELAY] (RFC 2449 §8.1.2). */
  record TooSoon() implements Pop3Login {}

  /** Another session holds the maildrop: -ERR [IN-USE] (RFC 2449 §8.1.1). */
  record InUse() implements Pop3Login {}
}
