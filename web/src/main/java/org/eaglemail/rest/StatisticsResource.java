package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eaglemail.admin.StatisticsOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was counted since the start. */
@Path("/statistics")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "server")
public class StatisticsResource {
  @Inject private StatisticsOperations statistics;

  @GET
  @Operation(summary = "The counters, by the name they have at the metrics endpoint")
  public Map<String, Long> counters() {
    return statistics.counters();
  }
}
