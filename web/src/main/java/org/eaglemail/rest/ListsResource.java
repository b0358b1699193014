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
import org.eaglemail.admin.AddressOperations;
import org.eaglemail.admin.ListEntry;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The mailing lists. */
@Path("/lists")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "addresses")
public class ListsResource {
  @Inject private AddressOperations addresses;
  @Context private UriInfo uri;

  /**
   * A list.
   *
   * @param address not needed where the path names it
   * @param owner whom its copies come from
   * @param posting anyone, members or owner; may be left out
   */
  public record NewList(
      @Nullable String address,
      @Nullable String owner,
      @Nullable String posting,
      @Nullable List<String> members) {}

  /** A member to add. */
  public record NewMember(@Nullable String address) {}

  @GET
  @Operation(summary = "Mailing lists, those after the id `after`")
  public List<ListEntry> list(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    return addresses.lists(after, limit);
  }

  @POST
  @Operation(summary = "Adds a list: 201, or 409 when there is one of that address already")
  public Response create(@Nullable NewList body) {
    NewList wanted = Required.body(body);
    ListEntry created =
        addresses.createList(
            Required.field("address", wanted.address()),
            Required.field("owner", wanted.owner()),
            Optional.ofNullable(wanted.posting()),
            Required.field("members", wanted.members()));
    return Created.at(uri, created.address(), created);
  }

  @GET
  @Path("{address}")
  @Operation(summary = "One list")
  public ListEntry show(@PathParam("address") String address) {
    return addresses.list(address);
  }

  @PUT
  @Path("{address}")
  @Operation(summary = "Gives a list another owner, posters and members")
  public ListEntry set(@PathParam("address") String address, @Nullable NewList body) {
    NewList wanted = Required.body(body);
    return addresses.setList(
        address,
        Required.field("owner", wanted.owner()),
        Optional.ofNullable(wanted.posting()),
        Required.field("members", wanted.members()));
  }

  @POST
  @Path("{address}/members")
  @Operation(summary = "Adds a member")
  public ListEntry addMember(@PathParam("address") String address, @Nullable NewMember body) {
    return addresses.addMember(address, Required.field("address", Required.body(body).address()));
  }

  @DELETE
  @Path("{address}/members/{member}")
  @Operation(summary = "Removes a member")
  public void removeMember(
      @PathParam("address") String address, @PathParam("member") String member) {
    addresses.removeMember(address, member);
  }

  @DELETE
  @Path("{address}")
  @Operation(summary = "Removes a list")
  public void delete(@PathParam("address") String address) {
    addresses.deleteList(address);
  }
}
