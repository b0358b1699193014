package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import org.eaglemail.directory.Directory;
import org.eaglemail.directory.apop.ApopSecrets;
import org.eaglemail.protocol.EmailAddress;

/**
 * Which accounts log in by APOP, by their addresses. Each change is a transaction. What is not
 * valid is an {@link IllegalArgumentException}.
 */
@ApplicationScoped
public class ApopOperations {
  @EJB private Directory directory;
  @EJB private ApopSecrets secrets;

  /** When the account chose APOP. */
  public ApopEntry show(String address) {
    return new ApopEntry(secrets.chosen(account(address)).toString());
  }

  /** Gives an account a secret for APOP, or another one. */
  public void choose(String address, String secret) {
    secrets.choose(account(address), secret);
  }

  /** Takes the secret away. */
  public void forget(String address) {
    secrets.forget(account(address));
  }

  private long account(String address) {
    return directory.account(EmailAddress.parse(address)).id();
  }
}
