package org.eaglemail.spi;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How long mail stays in a maildrop and how often its owner may come, as CAPA tells it (RFC 2449
 * §6.5, §6.7).
 *
 * @param loginDelay from a login to the next; zero for none
 * @param expireDays after so many the server may remove a message, at least 1; empty for never
 * @param deletesRetrieved whether QUIT removes what was retrieved, marked or not
 */
public record MaildropTerms(Duration loginDelay, OptionalInt expireDays, boolean deletesRetrieved) {
  /** Come as often as you like, and leave what you like for ever. */
  public static final MaildropTerms NONE =
      new MaildropTerms(Duration.ZERO, OptionalInt.empty(), false);

  public MaildropTerms {
    if (loginDelay.isNegative() || expireDays.orElse(1) < 1) {
      throw new IllegalArgumentException("terms of a maildrop must be positive");
    }
  }

  /** The argument of EXPIRE: retrieved mail that is not left at all is 0 days (RFC 2449 §6.7). */
  public String expire() {
    if (deletesRetrieved) {
      return "0";
    }
    return expireDays.isPresent() ? Integer.toString(expireDays.getAsInt()) : "NEVER";
  }
}
