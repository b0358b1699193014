package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.eaglemail.admin.ImportEntry;
import org.eaglemail.admin.ImportRequest;
import org.eaglemail.admin.TransferOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A maildrop into and out of a mailbox of another mail system, in one request. */
@Path("/accounts/{address}/maildrop")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Tag(name = "maildrops")
public class TransferResource {
  private static final String MBOX = "application/mbox";
  private static final String ZIP = "application/zip";

  @Inject private TransferOperations transfers;
  @Inject private Actors actors;

  @PathParam("address")
  private String address = "";

  @POST
  @Path("import")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Reads the mailbox in the body; mbox, mboxo, mboxcl2, or a zipped maildir")
  public ImportEntry importBody(
      @QueryParam("format") @DefaultValue("mbox") String format,
      @QueryParam("withoutState") boolean withoutState,
      @QueryParam("again") boolean again,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
      InputStream content) {
    ImportEntry job =
        transfers.create(
            address, new ImportRequest(format, null, null, withoutState, again, length));
    return transfers.receive(job.id(), 0, content);
  }

  @GET
  @Path("export")
  @RolesAllowed(Api.MAIL_READER)
  @Operation(summary = "The maildrop as mbox, mboxo, mboxcl2, or a zipped maildir; it is recorded")
  public Response export(
      @QueryParam("format") @DefaultValue("mbox") String format,
      @QueryParam("lineEnd") @DefaultValue("LF") TransferOperations.LineEnd lineEnd) {
    TransferOperations.Output mailbox =
        transfers.export(actors.current(), address, format, lineEnd);
    StreamingOutput body = mailbox::writeTo;
    return Response.ok(body, format.equalsIgnoreCase("maildir") ? ZIP : MBOX).build();
  }
}
