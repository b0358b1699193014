package org.eaglemail.admin;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.eaglemail.maildrop.terms.Options;
import org.eaglemail.spi.MaildropTerms;
import org.jspecify.annotations.Nullable;

/**
 * Terms of maildrops, wanted or in force.
 *
 * @param loginDelaySeconds 0 for none; null when it is left to others
 * @param expireDays 0 for never; null when it is left to others
 * @param deleteRetrieved whether QUIT removes what was retrieved; null when it is left to others
 */
public record TermsEntry(
    @Nullable Integer loginDelaySeconds,
    @Nullable Integer expireDays,
    @Nullable Boolean deleteRetrieved) {

  static TermsEntry of(Options wanted) {
    return new TermsEntry(
        wanted.loginDelay().map(delay -> (int) delay.toSeconds()).orElse(null),
        wanted.expireDays().isPresent() ? wanted.expireDays().getAsInt() : null,
        wanted.deletesRetrieved().orElse(null));
  }

  static TermsEntry of(MaildropTerms inForce) {
    return new TermsEntry(
        (int) inForce.loginDelay().toSeconds(),
        inForce.expireDays().orElse(0),
        inForce.deletesRetrieved());
  }

  Options options() {
    return new Options(
        Optional.ofNullable(loginDelaySeconds).map(Duration::ofSeconds),
        expireDays == null ? OptionalInt.empty() : OptionalInt.of(expireDays),
        Optional.ofNullable(deleteRetrieved));
  }
}
