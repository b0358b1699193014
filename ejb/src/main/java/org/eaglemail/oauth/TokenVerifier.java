package org.eaglemail.oauth;

/**
 * Says whom a bearer token names. The default verifies JSON Web Tokens of one issuer by the
 * settings {@code eagle.oauth.*}; a CDI bean that is an {@code @Alternative} with a
 * {@code @Priority} takes its place.
 *
 * <p>Called on many threads at once, without a transaction; it should answer within seconds.
 */
public interface TokenVerifier {

  /** Whether OAUTHBEARER is offered at all; asked when a listener opens. */
  default boolean isConfigured() {
    return true;
  }

  /**
   * Whom that token names.
   *
   * @param token as the client sent it: a secret, never to be logged
   */
  TokenAnswer verify(String token);
}
