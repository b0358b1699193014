package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eaglemail.admin.ApopEntry;
import org.eaglemail.admin.ApopOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether an account logs in by APOP; its secret goes in and never out. */
@Path("/accounts/{address}/apop")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "directory")
public class ApopResource {
  @Inject private ApopOperations apop;
  @Inject private Actors actors;

  @PathParam("address")
  private String address = "";

  /** What the account shares with its clients. */
  public record NewSecret(@Nullable String secret) {}

  @GET
  @Operation(summary = "When the account chose APOP; 404 when it did not")
  public ApopEntry show() {
    return apop.show(address);
  }

  @PUT
  @Operation(
      summary = "Gives the account a secret for APOP, other than its password; it is recorded")
  public void choose(@Nullable NewSecret body) {
    apop.choose(actors.current(), address, Required.field("secret", Required.body(body).secret()));
  }

  @DELETE
  @Operation(summary = "Takes the secret away: the account no longer logs in by APOP")
  public void forget() {
    apop.forget(address);
  }
}
