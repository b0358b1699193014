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
import org.eaglemail.admin.TermsEntry;
import org.eaglemail.admin.TermsOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How often the owners of a domain's accounts may come, and how long their mail stays. */
@Path("/domains/{name}/pop3")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "maildrops")
public class DomainTermsResource {
  @Inject private TermsOperations terms;

  @PathParam("name")
  private String name = "";

  @GET
  @Operation(summary = "What administrators want of the domain's maildrops")
  public TermsEntry show() {
    return terms.ofDomain(name);
  }

  @PUT
  @Operation(summary = "Sets it; what is missing is left to the accounts and the settings")
  public void set(@Nullable TermsEntry body) {
    terms.setOfDomain(name, Required.body(body));
  }
}
