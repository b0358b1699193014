package org.eaglemail.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import org.eaglemail.admin.ChangeDurability;

/**
 * No change is acknowledged before it is on stable storage. Runs after the change's transaction.
 */
@Provider
public class DurableChanges implements ContainerResponseFilter {
  private static final Logger LOG = System.getLogger(DurableChanges.class.getName());
  private static final Set<String> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @Inject private ChangeDurability durability;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    boolean succeeded = response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL;
    if (!succeeded || READING.contains(request.getMethod())) {
      return;
    }
    try {
      durability.await();
    } catch (IllegalStateException e) {
      LOG.log(Level.ERROR, "a change is not acknowledged", e);
      Problem.fail(response, "The change was made, but may not survive a crash; the log says why.");
    }
  }
}
