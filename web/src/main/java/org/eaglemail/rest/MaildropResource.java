package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.eaglemail.admin.DeletedEntry;
import org.eaglemail.admin.MaildropEntry;
import org.eaglemail.admin.MaildropOperations;
import org.eaglemail.admin.QuotaEntry;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The maildrops of the accounts; never what is written in their messages. */
@Path("/accounts/{address}/maildrop")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "maildrops")
public class MaildropResource {
  @Inject private MaildropOperations maildrops;

  @PathParam("address")
  private String address = "";

  /** What to restore, by the ids of the list of deleted messages. */
  public record Restoration(@Nullable List<Long> ids) {}

  /** How many messages it concerned. */
  public record Restored(int messages) {}

  @GET
  @Operation(summary = "How much is in the maildrop, and may be")
  public MaildropEntry show() {
    return maildrops.show(address);
  }

  @PUT
  @Path("quota")
  @Operation(
      summary =
          "Sets the most octets and messages, 0 for no limit; what is missing is left to the domain;"
              + " mail beyond is put off (452 4.2.2)")
  public void setQuota(@Nullable QuotaEntry body) {
    maildrops.setQuota(address, Required.body(body));
  }

  @GET
  @Path("deleted")
  @Operation(summary = "Messages that were deleted and can be restored, those after the id `after`")
  public List<DeletedEntry> deleted(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    return maildrops.deleted(address, after, limit);
  }

  @POST
  @Path("deleted/restore")
  @Operation(summary = "Puts deleted messages back, under the unique-ids they had")
  public Restored restore(@Nullable Restoration body) {
    List<Long> ids = Required.field("ids", Required.body(body).ids());
    return new Restored(maildrops.restore(address, ids));
  }
}
