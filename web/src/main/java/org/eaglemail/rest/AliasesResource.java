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
import org.eaglemail.admin.AddressOperations;
import org.eaglemail.admin.AliasEntry;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The aliases: addresses that stand for others, catch-alls among them. */
@Path("/aliases")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "addresses")
public class AliasesResource {
  @Inject private AddressOperations addresses;
  @Context private UriInfo uri;

  /**
   * An alias to add.
   *
   * @param address in a domain that is here, or {@code @domain} for all others of it
   * @param targets addresses, or {@code @domain} for the same name there
   */
  public record NewAlias(@Nullable String address, @Nullable List<String> targets) {}

  /** Other targets of an alias. */
  public record NewTargets(@Nullable List<String> targets) {}

  @GET
  @Operation(summary = "Aliases, those after the id `after`")
  public List<AliasEntry> list(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    return addresses.aliases(after, limit);
  }

  @POST
  @Operation(summary = "Adds an alias: 201, or 409 when there is one of that address already")
  public Response create(@Nullable NewAlias body) {
    NewAlias wanted = Required.body(body);
    AliasEntry created =
        addresses.createAlias(
            Required.field("address", wanted.address()),
            Required.field("targets", wanted.targets()));
    return Created.at(uri, created.address(), created);
  }

  @GET
  @Path("{address}")
  @Operation(summary = "One alias")
  public AliasEntry show(@PathParam("address") String address) {
    return addresses.alias(address);
  }

  @PUT
  @Path("{address}")
  @Operation(summary = "Gives an alias other targets")
  public AliasEntry set(@PathParam("address") String address, @Nullable NewTargets body) {
    return addresses.setAlias(address, Required.field("targets", Required.body(body).targets()));
  }

  @DELETE
  @Path("{address}")
  @Operation(summary = "Removes an alias")
  public void delete(@PathParam("address") String address) {
    addresses.deleteAlias(address);
  }
}
