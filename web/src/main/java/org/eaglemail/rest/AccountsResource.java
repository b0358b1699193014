package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eaglemail.admin.AccountEntry;
import org.eaglemail.admin.DirectoryOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The accounts: who has a mailbox here. */
@Path("/accounts")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "directory")
public class AccountsResource {
  @Inject private DirectoryOperations directory;
  @Inject private Actors actors;
  @Context private UriInfo uri;

  /** An account to add; its domain must be here. */
  public record NewAccount(@Nullable String address, @Nullable String password) {}

  /** Another password for an account. */
  public record NewPassword(@Nullable String password) {}

  @GET
  @Operation(summary = "Accounts, of a domain or of all, those after the id `after`")
  public List<AccountEntry> list(
      @QueryParam("domain") @Nullable String domain,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    return directory.accounts(Optional.ofNullable(domain), after, limit);
  }

  @POST
  @Operation(summary = "Adds an account: 201, or 409 when it is here already")
  public Response create(@Nullable NewAccount body) {
    NewAccount wanted = Required.body(body);
    AccountEntry created =
        directory.createAccount(
            Required.field("address", wanted.address()),
            Required.field("password", wanted.password()));
    return Created.at(uri, created.address(), created);
  }

  @GET
  @Path("{address}")
  @Operation(summary = "One account")
  public AccountEntry show(@PathParam("address") String address) {
    return directory.account(address);
  }

  @PUT
  @Path("{address}/password")
  @Operation(summary = "Gives an account another password; it is recorded")
  public void setPassword(@PathParam("address") String address, @Nullable NewPassword body) {
    directory.setPassword(
        actors.current(), address, Required.field("password", Required.body(body).password()));
  }

  @DELETE
  @Path("{address}")
  @Operation(summary = "Removes an account and its mail")
  public void delete(@PathParam("address") String address) {
    directory.deleteAccount(address);
  }
}
