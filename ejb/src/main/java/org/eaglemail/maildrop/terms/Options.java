package org.eaglemail.maildrop.terms;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eaglemail.spi.MaildropTerms;

/**
 * What somebody wants of the terms of maildrops; what is empty he leaves to others.
 *
 * @param loginDelay from a login to the next, in whole seconds; zero for none
 * @param expireDays days that mail stays; 0 for ever
 * @param deletesRetrieved whether QUIT removes what was retrieved
 */
public record Options(
    Optional<Duration> loginDelay, OptionalInt expireDays, Optional<Boolean> deletesRetrieved) {
  /** All is left to others. */
  public static final Options NONE =
      new Options(Optional.empty(), OptionalInt.empty(), Optional.empty());

  private static final Duration LONGEST_DELAY = Duration.ofDays(1);
  private static final int MOST_DAYS = 36_500;

  public Options {
    if (loginDelay.filter(d -> d.isNegative() || d.compareTo(LONGEST_DELAY) > 0).isPresent()) {
      throw new IllegalArgumentException("a login delay is 0 to 86400 seconds");
    }
    if (expireDays.orElse(0) < 0 || expireDays.orElse(0) > MOST_DAYS) {
      throw new IllegalArgumentException("mail expires after 0 (never) to 36500 days");
    }
  }

  /** These, and where they leave something open, the weaker ones. */
  public Options or(Options weaker) {
    return new Options(
        loginDelay.or(weaker::loginDelay),
        expireDays.isPresent() ? expireDays : weaker.expireDays,
        deletesRetrieved.or(weaker::deletesRetrieved));
  }

  /** Without what an owner may not say of his own maildrop: how often he may come. */
  Options ofOwner() {
    return new Options(Optional.empty(), expireDays, deletesRetrieved);
  }

  /** What they come to where nobody says more. */
  public MaildropTerms terms() {
    return new MaildropTerms(
        loginDelay.orElse(Duration.ZERO),
        expireDays.orElse(0) == 0 ? OptionalInt.empty() : expireDays,
        deletesRetrieved.orElse(false));
  }

  /** Of two, each time what is harder on the owner: the longest delay, the shortest stay. */
  static MaildropTerms strictest(MaildropTerms one, MaildropTerms other) {
    Duration delay =
        one.loginDelay().compareTo(other.loginDelay()) > 0 ? one.loginDelay() : other.loginDelay();
    return new MaildropTerms(
        delay,
        Stream.of(one.expireDays(), other.expireDays()).flatMapToInt(OptionalInt::stream).min(),
        one.deletesRetrieved() || other.deletesRetrieved());
  }
}
