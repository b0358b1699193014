package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eaglemail.admin.ListenerInfo;
import org.eaglemail.admin.ListenerOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where this node listens. */
@Path("/listeners")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "server")
public class ListenersResource {
  @Inject private ListenerOperations listeners;

  @GET
  @Operation(summary = "The listeners, with their sessions")
  public List<ListenerInfo> list() {
    return listeners.list();
  }
}
