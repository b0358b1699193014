package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eaglemail.admin.AccessEntry;
import org.eaglemail.admin.AccessOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The access table. */
@Path("/access")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policy")
public class AccessResource {
  @Inject private AccessOperations access;
  @Context private UriInfo uri;

  /**
   * A rule to add.
   *
   * @param kind client, helo, sender or recipient
   * @param pattern such as {@code 192.0.2.0/24}, {@code .example.org}, {@code user@example.org}
   * @param action accept, refuse, defer, discard or hold
   * @param reply such as {@code 550 5.7.1 Go away}; may be left out
   */
  public record NewRule(
      @Nullable String kind,
      @Nullable String pattern,
      @Nullable String action,
      @Nullable String reply) {}

  @GET
  @Operation(summary = "The access table: whom to accept, refuse, defer, discard or hold")
  public List<AccessEntry> list(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    return access.list(after, limit);
  }

  @POST
  @Operation(summary = "Adds a rule: 201, or 409 when its pattern has one of that kind already")
  public Response create(@Nullable NewRule body) {
    NewRule wanted = Required.body(body);
    AccessEntry created =
        access.create(
            Required.field("kind", wanted.kind()),
            Required.field("pattern", wanted.pattern()),
            Required.field("action", wanted.action()),
            Optional.ofNullable(wanted.reply()).filter(reply -> !reply.isEmpty()));
    return Created.at(uri, Long.toString(created.id()), created);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One rule")
  public AccessEntry show(@PathParam("id") long id) {
    return access.show(id);
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Removes a rule")
  public void delete(@PathParam("id") long id) {
    access.delete(id);
  }
}
