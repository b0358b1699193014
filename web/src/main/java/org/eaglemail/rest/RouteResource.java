package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eaglemail.admin.RouteOperations;
import org.eaglemail.admin.RouteReport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where mail for a recipient would go, and why. */
@Path("/route")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "routing")
public class RouteResource {
  @Inject private RouteOperations routes;

  @GET
  @Operation(summary = "Explains the route of a recipient, by the code that delivers")
  public RouteReport explain(@QueryParam("recipient") @Nullable String recipient) {
    if (recipient == null) {
      throw new IllegalArgumentException(
          "the parameter recipient is missing: ?recipient=a@b.example");
    }
    return routes.explain(recipient);
  }
}
