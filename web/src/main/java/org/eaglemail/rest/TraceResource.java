package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eaglemail.admin.TraceEntry;
import org.eaglemail.admin.TraceOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an account's POP3 sessions say: commands and first lines, no passwords and no messages. */
@Path("/accounts/{address}/pop3/trace")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "maildrops")
public class TraceResource {
  @Inject private TraceOperations traces;

  @PathParam("address")
  private String address = "";

  @GET
  @Operation(summary = "What was said on this node, up to 2000 lines, the oldest first")
  public TraceEntry show() {
    return traces.show(address);
  }

  @PUT
  @Operation(summary = "Writes down what is said from the account's next login on")
  public void start() {
    traces.start(address);
  }

  @DELETE
  @Operation(summary = "Ends that at once, and forgets what was written")
  public void stop() {
    traces.stop(address);
  }
}
