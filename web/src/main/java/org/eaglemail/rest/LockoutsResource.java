package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eaglemail.admin.LockoutEntry;
import org.eaglemail.admin.LockoutOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is shut out after too many failed logins. */
@Path("/lockouts")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policy")
public class LockoutsResource {
  @Inject private LockoutOperations lockouts;

  /** How many were shut out and are no more. */
  public record Lifted(int lifted) {}

  @GET
  @Operation(summary = "Clients and accounts that are shut out on this node, the longest first")
  public List<LockoutEntry> list(@QueryParam("limit") @DefaultValue("1000") int limit) {
    return lockouts.list(limit);
  }

  @DELETE
  @Operation(summary = "Lets a client, an account, or a client at an account try again")
  public Lifted lift(
      @QueryParam("account") @Nullable String account,
      @QueryParam("client") @Nullable String client) {
    return new Lifted(lockouts.lift(Optional.ofNullable(account), Optional.ofNullable(client)));
  }
}
