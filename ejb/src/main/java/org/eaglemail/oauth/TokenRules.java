package org.eaglemail.oauth;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eaglemail.settings.Settings;

/**
 * Which tokens are taken.
 *
 * @param issuer what {@code iss} must be
 * @param audience one of {@code aud}
 * @param keys where the issuer's keys are: an https URL (http on this machine), or a file
 * @param claims that may name the user; the first that a token has counts
 */
record TokenRules(String issuer, String audience, URI keys, List<String> claims) {
  TokenRules {
    claims = List.copyOf(claims);
  }

  /** Those of the settings; empty when there are none. */
  static Optional<TokenRules> of(Settings settings) {
    return settings
        .oauthIssuer()
        .map(
            issuer ->
                new TokenRules(
                    issuer,
                    settings.oauthAudience().orElseThrow(),
                    settings.oauthKeys().orElseThrow(),
                    settings.oauthClaims()));
  }
}
