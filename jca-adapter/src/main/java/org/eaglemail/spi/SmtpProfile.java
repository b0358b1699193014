package org.eaglemail.spi;

import java.nio.file.Path;
import java.time.Duration;
import org.eaglemail.protocol.Domain;

/**
 * How an application wants its SMTP listener to behave. Limits count per session.
 *
 * @param hostname the name in the banner, in the answer to EHLO, and of the bare postmaster
 * @param authentication whether AUTH is offered (on a private session only, see {@link
 *     Client#isPrivate})
 * @param maxMessageSize octets of a message, announced with SIZE (RFC 1870)
 * @param maxRecipients recipients of a transaction, at least 100 (RFC 5321 §4.5.3.1.8)
 * @param maxErrors refused commands after which the session is ended with 421
 * @param memoryThreshold octets of a message kept in memory; what is longer goes to a temporary
 *     file
 * @param temporaryDirectory where such files lie
 * @param commandTimeout how long to wait for a command or a piece of data (RFC 5321 §4.5.3.2.7)
 */
public record SmtpProfile(
    Domain hostname,
    boolean authentication,
    long maxMessageSize,
    int maxRecipients,
    int maxErrors,
    int memoryThreshold,
    Path temporaryDirectory,
    Duration commandTimeout) {
  public static final long DEFAULT_MAX_MESSAGE_SIZE = 50L * 1024 * 1024;
  public static final int DEFAULT_MAX_RECIPIENTS = 1000;
  public static final int DEFAULT_MAX_ERRORS = 20;
  public static final int DEFAULT_MEMORY_THRESHOLD = 256 * 1024;
  public static final Duration DEFAULT_COMMAND_TIMEOUT = Duration.ofMinutes(5);

  public SmtpProfile {
    if (maxMessageSize < 1 || maxRecipients < 1 || maxErrors < 1 || memoryThreshold < 0) {
      throw new IllegalArgumentException("limits of an SMTP profile must be positive");
    }
  }

  /** The defaults, for a server of that name; temporary files go to the system's directory. */
  public static SmtpProfile named(Domain hostname) {
    return new SmtpProfile(
        hostname,
        false,
        DEFAULT_MAX_MESSAGE_SIZE,
        DEFAULT_MAX_RECIPIENTS,
        DEFAULT_MAX_ERRORS,
        DEFAULT_MEMORY_THRESHOLD,
        Path.of(System.getProperty("java.io.tmpdir", ".")),
        DEFAULT_COMMAND_TIMEOUT);
  }
}
