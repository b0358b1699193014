package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import org.eaglemail.admin.MapOperations;
import org.eaglemail.admin.MapReport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Address tables of other mail systems. */
@Path("/import/maps")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Tag(name = "addresses")
public class MapsResource {
  @Inject private MapOperations maps;

  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Takes over a table of sendmail or Postfix, the body's text: all or nothing")
  public MapReport run(
      @QueryParam("format") @Nullable String format,
      @QueryParam("domain") @Nullable String domain,
      @QueryParam("dryRun") boolean dryRun,
      @QueryParam("partial") boolean partial,
      InputStream table) {
    return maps.run(
        Required.field("format", format), table, Optional.ofNullable(domain), dryRun, partial);
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8;qs=0.5")
  @Operation(hidden = true)
  public String runForPeople(
      @QueryParam("format") @Nullable String format,
      @QueryParam("domain") @Nullable String domain,
      @QueryParam("dryRun") boolean dryRun,
      @QueryParam("partial") boolean partial,
      InputStream table) {
    return run(format, domain, dryRun, partial, table).text();
  }
}
