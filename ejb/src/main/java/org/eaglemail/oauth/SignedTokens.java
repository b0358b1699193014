package org.eaglemail.oauth;

import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/** JSON Web Tokens that an issuer signed (RFC 7519, RFC 8725, RFC 9068). Thread-safe. */
final class SignedTokens {
  /** By how much the issuer's clock and ours may differ. */
  private static final int CLOCK_SKEW_SECONDS = 60;

  /** RFC 8725 §3.1: signatures of the issuer's private key, never {@code none} and never HMAC. */
  private static final AlgorithmConstraints ALGORITHMS =
      new AlgorithmConstraints(
          PERMIT,
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.RSA_USING_SHA384,
          AlgorithmIdentifiers.RSA_USING_SHA512,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
          AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
          AlgorithmIdentifiers.EDDSA);

  private final TokenRules rules;
  private final VerificationKeyResolver keys;
  private final InstantSource clock;

  SignedTokens(TokenRules rules, VerificationKeyResolver keys, InstantSource clock) {
    this.rules = rules;
    this.keys = keys;
    this.clock = clock;
  }

  /** Whom that token names. */
  TokenAnswer verify(String token) {
    try {
      return user(claims(token));
    } catch (InvalidJwtException e) {
      return isOurTrouble(e)
          ? new TokenAnswer.Unknown("the issuer's keys cannot be had: " + root(e))
          : new TokenAnswer.Invalid(
              "not a token of this issuer: "
                  + e.getErrorDetails().stream()
                      .map(detail -> Integer.toString(detail.getErrorCode()))
                      .toList());
    }
  }

  private JwtClaims claims(String token) throws InvalidJwtException {
    return new JwtConsumerBuilder()
        .setJwsAlgorithmConstraints(ALGORITHMS)
        .setVerificationKeyResolver(keys)
        .setExpectedIssuer(rules.issuer())
        .setExpectedAudience(rules.audience())
        .setRequireExpirationTime()
        .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
        .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
        .build()
        .processToClaims(token);
  }

  private TokenAnswer user(JwtClaims claims) {
    for (String claim : rules.claims()) {
      if (claims.getClaimValue(claim) instanceof String user && !user.isEmpty()) {
        // OpenID Connect Core §5.7: an address that nobody verified may be anybody's.
        boolean claimed = claim.equals("email") && isFalse(claims.getClaimValue("email_verified"));
        return claimed
            ? new TokenAnswer.Invalid("the issuer has not verified the address")
            : new TokenAnswer.Names(user);
      }
    }
    return new TokenAnswer.Invalid("names no user in any of " + rules.claims());
  }

  private static boolean isFalse(@Nullable Object value) {
    return value != null && value.toString().equals("false");
  }

  private static boolean isOurTrouble(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private static String root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = Objects.requireNonNull(root.getCause());
    }
    return root.toString();
  }
}
