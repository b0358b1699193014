package org.eaglemail.spi;

import java.time.Duration;

/**
 * How a POP3 listener takes messages that its clients hand in (XTND XMIT).
 *
 * @param maxSize octets of a message
 * @param timeout for all of a message
 * @param buffer where it lies while it is received
 */
public record Pop3Intake(long maxSize, Duration timeout, SmtpProfile.Buffer buffer) {
  public Pop3Intake {
    if (maxSize < 1 || !timeout.isPositive()) {
      throw new IllegalArgumentException("limits of messages must be positive");
    }
  }
}
