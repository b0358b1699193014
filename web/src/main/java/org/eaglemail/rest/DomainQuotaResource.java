package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eaglemail.admin.MaildropOperations;
import org.eaglemail.admin.QuotaEntry;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How much the maildrops of a domain may hold, each. */
@Path("/domains/{name}/quota")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "maildrops")
public class DomainQuotaResource {
  @Inject private MaildropOperations maildrops;

  @PathParam("name")
  private String name = "";

  @GET
  @Operation(summary = "The quota of accounts that have none of their own")
  public QuotaEntry show() {
    return maildrops.quotaOfDomain(name);
  }

  @PUT
  @Operation(summary = "Sets it; what is missing is no limit")
  public void set(@Nullable QuotaEntry body) {
    maildrops.setQuotaOfDomain(name, Required.body(body));
  }
}
