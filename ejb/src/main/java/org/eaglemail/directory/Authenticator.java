package org.eaglemail.directory;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eaglemail.spi.Credentials;

/**
 * Tells the account that a client proves to be. Needs no transaction; for use by any thread.
 *
 * <p>The time taken does not tell an account that does not exist from a password that does not fit.
 */
@ApplicationScoped
public class Authenticator {
  @Inject private LoginLookup logins;
  @Inject private PasswordVerifier verifier;
  @EJB private Directory directory;

  /**
   * The account whose password was given.
   *
   * @return empty when there is none of that name, the password does not fit, or the client wants
   *     to act as somebody else
   * @throws VerificationBusy when it could not be verified in time
   */
  public Optional<MailAccount> authenticate(Credentials credentials) {
    Optional<Login> login = logins.find(credentials.authentication());
    String subject = "account " + login.map(known -> known.account().id()).orElse(0L);
    boolean fits = verifier.verify(subject, login.map(Login::password), credentials.password());
    if (!fits) {
      return Optional.empty();
    }
    login.ifPresent(known -> strengthen(known, credentials.password()));
    return login
        .map(Login::account)
        .filter(account -> logins.mayActAs(account, credentials.authorization()));
  }

  private void strengthen(Login login, String password) {
    if (!login.password().isCurrent() || login.scram().isEmpty()) {
      PasswordHash hash =
          login.password().isCurrent() ? login.password() : PasswordHash.of(password);
      directory.rehash(login.account(), login.password(), hash, ScramVerifier.of(password));
    }
  }
}
