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
import java.io.InputStream;
import java.util.List;
import org.eaglemail.admin.ImportEntry;
import org.eaglemail.admin.ImportRequest;
import org.eaglemail.admin.TransferOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Imports of mailboxes into maildrops: what there is, how far each is, and going on with one. */
@Path("/imports")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "maildrops")
public class ImportsResource {
  @Inject private TransferOperations transfers;
  @Context private UriInfo uri;

  /**
   * A mailbox to import.
   *
   * @param format mbox when missing
   * @param file a path below eagle.import.directory, which the server reads; when missing, the
   *     content is sent to {@code /imports/{id}/content}
   */
  public record NewImport(
      @Nullable String address,
      @Nullable String format,
      @Nullable String file,
      @Nullable String source,
      @Nullable Boolean withoutState,
      @Nullable Boolean again,
      @Nullable Long total) {
    ImportRequest request() {
      return new ImportRequest(
          format == null ? "mbox" : format,
          file,
          source,
          Boolean.TRUE.equals(withoutState),
          Boolean.TRUE.equals(again),
          total);
    }
  }

  @GET
  @Operation(summary = "Imports, those after the id `after`")
  public List<ImportEntry> list(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    return transfers.list(after, limit);
  }

  @POST
  @Operation(summary = "Makes an import: of a file on the server, which begins by itself, or not")
  public Response create(@Nullable NewImport body) {
    NewImport wanted = Required.body(body);
    ImportEntry created =
        transfers.create(Required.field("address", wanted.address()), wanted.request());
    return Created.at(uri, Long.toString(created.id()), created);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One import, and how far it is")
  public ImportEntry show(@PathParam("id") long id) {
    return transfers.show(id);
  }

  @POST
  @Path("{id}/content")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Reads the mailbox in the body, which begins at the import's position")
  public ImportEntry receive(
      @PathParam("id") long id,
      @QueryParam("offset") @DefaultValue("0") long offset,
      InputStream content) {
    return transfers.receive(id, offset, content);
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Forgets an import and stops it; what it imported stays")
  public void delete(@PathParam("id") long id) {
    transfers.delete(id);
  }
}
