package org.eaglemail.filter;

import java.time.Duration;
import java.util.Optional;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/** Looks at mail while it is received, and has a say. Thread-safe. */
public interface MailFilter {

  /** Whether it looks at sessions of such listeners. Asked once, when they open. */
  default boolean wants(SmtpRole role) {
    return true;
  }

  /**
   * A session began: {@link FilterSession#connected} follows.
   *
   * @param session what is known of it; more than that it connected when the server lost sight of
   *     what it was asked about before
   */
  FilterSession begin(SmtpSession session);

  /** How long one call may take, where {@code eagle.filter.timeout} does not fit. */
  default Optional<Duration> timeLimit() {
    return Optional.empty();
  }
}
