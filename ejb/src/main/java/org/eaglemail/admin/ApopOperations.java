package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import org.eaglemail.directory.Directory;
import org.eaglemail.directory.apop.ApopSecrets;
import org.eaglemail.directory.audit.Actor;
import org.eaglemail.directory.audit.Audit;
import org.eaglemail.directory.audit.AuditAction;
import org.eaglemail.protocol.EmailAddress;

/**
 * Which accounts log in by APOP, by their addresses. Each change is a transaction. What is not
 * valid is an {@link IllegalArgumentException}.
 */
@Stateless
public class ApopOperations {
  @EJB private Directory directory;
  @EJB private ApopSecrets secrets;
  @EJB private Audit audit;

  /** When the account chose APOP. */
  public ApopEntry show(String address) {
    return new ApopEntry(secrets.chosen(account(address)).toString());
  }

  /** Gives an account a secret for APOP, or another one; it is recorded. */
  public void choose(Actor actor, String address, String secret) {
    secrets.choose(account(address), secret);
    audit.record(actor, AuditAction.SET_APOP_SECRET, address);
  }

  /** Takes the secret away. */
  public void forget(String address) {
    secrets.forget(account(address));
  }

  private long account(String address) {
    return directory.account(EmailAddress.parse(address)).id();
  }
}
