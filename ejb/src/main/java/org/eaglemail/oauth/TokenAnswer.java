package org.eaglemail.oauth;

/** What is known of a bearer token. */
public sealed interface TokenAnswer {

  /** It is valid, and names this user: an address, or a login name as PLAIN takes it. */
  record Names(String user) implements TokenAnswer {}

  /**
   * It is not valid here.
   *
   * @param reason for the log; without the token
   */
  record Invalid(String reason) implements TokenAnswer {}

  /**
   * It cannot be said now.
   *
   * @param reason for the log; without the token
   */
  record Unknown(String reason) implements TokenAnswer {}
}
