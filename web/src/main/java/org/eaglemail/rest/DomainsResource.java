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
import org.eaglemail.admin.DirectoryOperations;
import org.eaglemail.admin.DomainEntry;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The domains whose mailboxes are here. */
@Path("/domains")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "directory")
public class DomainsResource {
  @Inject private DirectoryOperations directory;
  @Context private UriInfo uri;

  /** A domain to add. */
  public record NewDomain(@Nullable String name) {}

  @GET
  @Operation(summary = "Domains, in the order they came, those after the id `after`")
  public List<DomainEntry> list(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    return directory.domains(after, limit);
  }

  @POST
  @Operation(summary = "Adds a domain: 201, or 409 when it is here already")
  public Response create(@Nullable NewDomain body) {
    NewDomain wanted = Required.body(body);
    DomainEntry created = directory.createDomain(Required.field("name", wanted.name()));
    return Created.at(uri, created.name(), created);
  }

  @GET
  @Path("{name}")
  @Operation(summary = "One domain")
  public DomainEntry show(@PathParam("name") String name) {
    return directory.domain(name);
  }

  @DELETE
  @Path("{name}")
  @Operation(summary = "Removes a domain without accounts: 204, or 409 when it has some")
  public void delete(@PathParam("name") String name) {
    directory.deleteDomain(name);
  }
}
