package org.eaglemail.spi;

import java.time.Duration;
import java.util.Set;
import org.eaglemail.protocol.pop3.Pop3Quirk;

/**
 * What is a matter of taste in POP3.
 *
 * @param loginTimeout how long to wait for a command before the login
 * @param namesItself whether CAPA tells the software (RFC 2449 §6.9)
 * @param sendsUtf8 whether a message that needs UTF-8 goes as it is to a client that has not said
 *     UTF8; otherwise it is refused (RFC 6856 §4)
 * @param logsSessions whether each session leaves a line in the log
 * @param quirks the old commands that are taken
 */
public record Pop3Conduct(
    Duration loginTimeout,
    boolean namesItself,
    boolean sendsUtf8,
    boolean logsSessions,
    Set<Pop3Quirk> quirks) {
  /** By the book. */
  public static final Pop3Conduct DEFAULT =
      new Pop3Conduct(Duration.ofMinutes(3), true, false, true, Set.of());

  public Pop3Conduct {
    if (!loginTimeout.isPositive()) {
      throw new IllegalArgumentException("a time-out must be positive");
    }
    quirks = Set.copyOf(quirks);
  }
}
