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
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eaglemail.admin.BulletinEntry;
import org.eaglemail.admin.BulletinOperations;
import org.eaglemail.admin.BulletinTerms;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Messages that come into many maildrops, each at its owner's next login. */
@Path("/bulletins")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "maildrops")
public class BulletinsResource {
  private static final String MESSAGE = "message/rfc822";

  @Inject private BulletinOperations bulletins;
  @Context private UriInfo uri;

  /** A bulletin to issue: for a domain's accounts, a group's members, or all. */
  public record NewBulletin(
      @Nullable String subject,
      @Nullable String text,
      @Nullable String domain,
      @Nullable String group,
      @Nullable String expires) {
    BulletinTerms terms() {
      return new BulletinTerms(domain, group, expires);
    }
  }

  @GET
  @Operation(summary = "Bulletins that are given out, those after the id `after`")
  public List<BulletinEntry> list(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    return bulletins.list(after, limit);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Issues a bulletin of a subject and a text")
  public Response issue(@Nullable NewBulletin body) {
    NewBulletin wanted = Required.body(body);
    return created(
        bulletins.issue(
            Required.field("subject", wanted.subject()),
            Required.field("text", wanted.text()),
            wanted.terms()));
  }

  @POST
  @Consumes(MESSAGE)
  @Operation(summary = "Issues the message in the body as a bulletin")
  public Response issueMessage(
      @QueryParam("domain") @Nullable String domain,
      @QueryParam("group") @Nullable String group,
      @QueryParam("expires") @Nullable String expires,
      InputStream message)
      throws IOException {
    return created(bulletins.issue(message, new BulletinTerms(domain, group, expires)));
  }

  private Response created(BulletinEntry bulletin) {
    return Created.at(uri, Long.toString(bulletin.id()), bulletin);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One bulletin")
  public BulletinEntry show(@PathParam("id") long id) {
    return bulletins.show(id);
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Takes a bulletin back: nobody gets it any more; who has it keeps it")
  public void delete(@PathParam("id") long id) {
    bulletins.delete(id);
  }
}
