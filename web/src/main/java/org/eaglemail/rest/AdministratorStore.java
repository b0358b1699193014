package org.eaglemail.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import org.eaglemail.directory.Administrators;

/** Who may administer: the container asks it for every request's credentials. */
@ApplicationScoped
public class AdministratorStore implements IdentityStore {
  @Inject private Administrators administrators;

  /** Called by the container, which finds it by its parameter's type. */
  public CredentialValidationResult validate(UsernamePasswordCredential credential) {
    return administrators.verify(credential.getCaller(), credential.getPasswordAsString())
        ? new CredentialValidationResult(credential.getCaller(), Set.of(Api.ADMINISTRATOR))
        : CredentialValidationResult.INVALID_RESULT;
  }
}
