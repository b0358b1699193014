package org.eaglemail.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eaglemail.directory.Login;
import org.eaglemail.directory.LoginLookup;
import org.eaglemail.directory.MailAccount;
import org.eaglemail.oauth.TokenAnswer;
import org.eaglemail.oauth.TokenVerifier;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Proof;

/** Logins by bearer token: the token names a user, who must have an account here. */
@ApplicationScoped
public class Bearers {
  @Inject private TokenVerifier verifier;
  @Inject private LoginLookup logins;

  Authentication verify(Client client, Proof.Bearer proof) {
    return switch (verifier.verify(proof.token())) {
      case TokenAnswer.Names(String user) ->
          account(user, proof.authorization())
              .map(account -> Authentication.granted(account.address().toString()))
              .orElseGet(Authentication::denied);
      case TokenAnswer.Invalid(String reason) -> {
        FailureLog.token(client, reason);
        yield Authentication.denied();
      }
      case TokenAnswer.Unknown(String reason) -> {
        FailureLog.token(client, reason);
        yield new Authentication.Refused(Replies.AUTHENTICATION_UNAVAILABLE);
      }
    };
  }

  private Optional<MailAccount> account(String user, String authorization) {
    return logins
        .find(user)
        .map(Login::account)
        .filter(account -> logins.mayActAs(account, authorization));
  }
}
