package org.eaglemail.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import org.eaglemail.admin.AdministratorOperations;
import org.eaglemail.directory.Administrators;

/** Who may administer: the container asks it for every request's credentials. */
@ApplicationScoped
public class AdministratorStore implements IdentityStore {
  @Inject private Administrators administrators;
  @EJB private AdministratorOperations rights;

  /** Called by the container, which finds it by its parameter's type. */
  public CredentialValidationResult validate(UsernamePasswordCredential credential) {
    String name = credential.getCaller();
    return administrators.verify(name, credential.getPasswordAsString())
        ? new CredentialValidationResult(name, roles(name))
        : CredentialValidationResult.INVALID_RESULT;
  }

  private Set<String> roles(String name) {
    return rights.mayReadMail(name)
        ? Set.of(Api.ADMINISTRATOR, Api.MAIL_READER)
        : Set.of(Api.ADMINISTRATOR);
  }
}
