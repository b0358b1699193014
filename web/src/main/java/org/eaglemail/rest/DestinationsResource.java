package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eaglemail.admin.DestinationEntry;
import org.eaglemail.admin.DestinationOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the queue's mail goes. */
@Path("/destinations")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "queue")
public class DestinationsResource {
  @EJB private DestinationOperations destinations;

  @GET
  @Operation(summary = "Destinations that are paused, and those this node sends to or leaves alone")
  public List<DestinationEntry> list() {
    return destinations.list();
  }

  @PUT
  @Path("{name}/pause")
  @Operation(summary = "Sends nothing more to a domain or server until the pause is removed")
  public void pause(
      @PathParam("name") String name,
      @QueryParam("why") @DefaultValue("paused by an administrator") String why) {
    destinations.pause(name, why);
  }

  @DELETE
  @Path("{name}/pause")
  @Operation(summary = "Ends a pause; what it kept waiting is tried at once")
  public void resume(@PathParam("name") String name) {
    destinations.resume(name);
  }

  @POST
  @Path("{domain}/flush")
  @Operation(summary = "Tries at once what waits for a domain, as ETRN does")
  public QueueResource.Changed flush(
      @PathParam("domain") String domain,
      @QueryParam("subdomains") @DefaultValue("false") boolean subdomains) {
    return new QueueResource.Changed(destinations.flush(domain, subdomains));
  }
}
