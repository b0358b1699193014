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
import org.eaglemail.admin.RewriteEntry;
import org.eaglemail.admin.RewriteOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rewrite rules. */
@Path("/rewrites")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "addresses")
public class RewritesResource {
  @Inject private RewriteOperations rewrites;
  @Context private UriInfo uri;

  /**
   * A rule to add.
   *
   * @param kind sender, recipient, both, masquerade or except
   * @param pattern an address or {@code @domain}; for masquerade a domain, for except a domain or
   *     {@code user@}
   * @param replacement an address or {@code @domain}, for the first three kinds
   */
  public record NewRule(
      @Nullable String kind, @Nullable String pattern, @Nullable String replacement) {}

  @GET
  @Operation(summary = "How addresses of submitted mail are rewritten")
  public List<RewriteEntry> list(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    return rewrites.list(after, limit);
  }

  @POST
  @Operation(summary = "Adds a rule: 201, or 409 when its pattern has one of that kind already")
  public Response create(@Nullable NewRule body) {
    NewRule wanted = Required.body(body);
    RewriteEntry created =
        rewrites.create(
            Required.field("kind", wanted.kind()),
            Required.field("pattern", wanted.pattern()),
            Optional.ofNullable(wanted.replacement()).filter(text -> !text.isEmpty()));
    return Created.at(uri, Long.toString(created.id()), created);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One rule")
  public RewriteEntry show(@PathParam("id") long id) {
    return rewrites.show(id);
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Removes a rule")
  public void delete(@PathParam("id") long id) {
    rewrites.delete(id);
  }
}
