package org.eaglemail.spi;

import java.time.Duration;

/**
 * The limits of an SMTP session.
 *
 * @param messageSize octets of a message, announced with SIZE (RFC 1870)
 * @param recipients of a transaction, at least 100 (RFC 5321 §4.5.3.1.8)
 * @param transactions MAIL commands of a session (RFC 9422 MAILMAX)
 * @param commands of a session, of any kind
 * @param softErrors refused commands after which each further reply to one waits {@code errorDelay}
 * @param errors refused commands after which the session is ended with 421
 * @param errorDelay the tarpit's wait
 * @param greetDelay how long the banner waits; who speaks before it is an early talker
 * @param commandTimeout how long to wait for a command or a piece of data (RFC 5321 §4.5.3.2.7)
 * @param messageTimeout how long a message may take from DATA to its end
 */
public record SmtpLimits(
    long messageSize,
    int recipients,
    int transactions,
    int commands,
    int softErrors,
    int errors,
    Duration errorDelay,
    Duration greetDelay,
    Duration commandTimeout,
    Duration messageTimeout) {

  /** The documented defaults; those of Postfix where it has one. */
  public static final SmtpLimits DEFAULT =
      new SmtpLimits(
          50L * 1024 * 1024,
          1000,
          1000,
          100_000,
          10,
          20,
          Duration.ofSeconds(1),
          Duration.ZERO,
          Duration.ofMinutes(5),
          Duration.ofHours(1));

  public SmtpLimits {
    if (messageSize < 1
        || recipients < 1
        || transactions < 1
        || commands < 1
        || softErrors < 1
        || errors < 1
        || errorDelay.isNegative()
        || greetDelay.isNegative()
        || !commandTimeout.isPositive()
        || !messageTimeout.isPositive()) {
      throw new IllegalArgumentException("limits of an SMTP session must be positive");
    }
  }

  /** With another limit of a message's octets. */
  public SmtpLimits messageSize(long octets) {
    return new SmtpLimits(
        octets,
        recipients,
        transactions,
        commands,
        softErrors,
        errors,
        errorDelay,
        greetDelay,
        commandTimeout,
        messageTimeout);
  }

  /** With other limits of what is refused. */
  public SmtpLimits errors(int soft, int hard, Duration delay) {
    return new SmtpLimits(
        messageSize,
        recipients,
        transactions,
        commands,
        soft,
        hard,
        delay,
        greetDelay,
        commandTimeout,
        messageTimeout);
  }

  /** With other limits of what a client may ask for. */
  public SmtpLimits counts(int mostRecipients, int mostTransactions, int mostCommands) {
    return new SmtpLimits(
        messageSize,
        mostRecipients,
        mostTransactions,
        mostCommands,
        softErrors,
        errors,
        errorDelay,
        greetDelay,
        commandTimeout,
        messageTimeout);
  }

  /** With other times. */
  public SmtpLimits times(Duration greet, Duration command, Duration message) {
    return new SmtpLimits(
        messageSize,
        recipients,
        transactions,
        commands,
        softErrors,
        errors,
        errorDelay,
        greet,
        command,
        message);
  }
}
