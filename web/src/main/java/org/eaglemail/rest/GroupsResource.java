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
import org.eaglemail.admin.AccountEntry;
import org.eaglemail.admin.GroupEntry;
import org.eaglemail.admin.GroupOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Accounts that belong together, of any domains. */
@Path("/groups")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "directory")
public class GroupsResource {
  @Inject private GroupOperations groups;
  @Context private UriInfo uri;

  /** A group to make. */
  public record NewGroup(@Nullable String name) {}

  @GET
  @Operation(summary = "Groups of accounts, those after the id `after`")
  public List<GroupEntry> list(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    return groups.list(after, limit);
  }

  @POST
  @Operation(summary = "Makes a group without members: 201, or 409 when it is here already")
  public Response create(@Nullable NewGroup body) {
    GroupEntry created = groups.create(Required.field("name", Required.body(body).name()));
    return Created.at(uri, created.name(), created);
  }

  @GET
  @Path("{name}")
  @Operation(summary = "One group")
  public GroupEntry show(@PathParam("name") String name) {
    return groups.show(name);
  }

  @DELETE
  @Path("{name}")
  @Operation(summary = "Removes a group, and the bulletins for it; its members stay")
  public void delete(@PathParam("name") String name) {
    groups.delete(name);
  }

  @GET
  @Path("{name}/members")
  @Operation(summary = "The accounts of a group, those after the id `after`")
  public List<AccountEntry> members(
      @PathParam("name") String name,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    return groups.members(name, after, limit);
  }

  @PUT
  @Path("{name}/members/{address}")
  @Operation(summary = "An account belongs to the group from now on")
  public void add(@PathParam("name") String name, @PathParam("address") String address) {
    groups.add(name, address);
  }

  @DELETE
  @Path("{name}/members/{address}")
  @Operation(summary = "An account belongs to the group no more")
  public void remove(@PathParam("name") String name, @PathParam("address") String address) {
    groups.remove(name, address);
  }
}
