package org.eaglemail.authentication;

import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Proof;

/**
 * Whom a client claims to be.
 *
 * @param mechanism {@code password} for PLAIN, LOGIN, and USER with PASS
 * @param account as the client wrote it; empty when only its token says
 */
record Claim(String mechanism, String account) {

  static Claim of(Proof proof) {
    return switch (proof) {
      case Proof.Password(Credentials credentials) ->
          new Claim("password", credentials.authentication());
      case Proof.Scram scram -> new Claim("SCRAM-SHA-256", scram.authentication());
      case Proof.Apop apop -> new Claim("APOP", apop.name());
      case Proof.Bearer(String authorization, String token) ->
          new Claim("OAUTHBEARER", authorization);
    };
  }
}
