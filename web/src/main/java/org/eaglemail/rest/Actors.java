package org.eaglemail.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.eaglemail.directory.audit.Actor;

/** Who makes the current request, for the audit trail. */
@RequestScoped
public class Actors {
  @Inject private HttpServletRequest request;

  Actor current() {
    Principal user = request.getUserPrincipal();
    if (user == null) {
      throw new IllegalStateException("a request without a user");
    }
    return new Actor(user.getName(), request.getRemoteAddr());
  }
}
