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
import java.util.List;
import org.eaglemail.admin.AddressOperations;
import org.eaglemail.admin.ForwardEntry;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where an account wants its mail. */
@Path("/accounts/{address}/forward")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "addresses")
public class ForwardResource {
  @Inject private AddressOperations addresses;
  @Inject private Actors actors;

  @PathParam("address")
  private String address = "";

  /**
   * A forward.
   *
   * @param keepCopy whether the account's own maildrop gets the mail too; no when left out
   */
  public record NewForward(@Nullable List<String> targets, @Nullable Boolean keepCopy) {}

  @GET
  @Operation(summary = "Where the account's mail goes, or 404 when it stays")
  public ForwardEntry show() {
    return addresses.forward(address);
  }

  @PUT
  @Operation(summary = "Sends the account's mail there from now on; it is recorded")
  public ForwardEntry set(@Nullable NewForward body) {
    NewForward wanted = Required.body(body);
    return addresses.setForward(
        actors.current(),
        address,
        Required.field("targets", wanted.targets()),
        Boolean.TRUE.equals(wanted.keepCopy()));
  }

  @DELETE
  @Operation(summary = "Leaves the account's mail in its maildrop")
  public void delete() {
    addresses.deleteForward(address);
  }
}
