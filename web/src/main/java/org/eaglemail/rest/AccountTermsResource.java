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
import org.eaglemail.admin.AccountTerms;
import org.eaglemail.admin.TermsEntry;
import org.eaglemail.admin.TermsOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How often an account's owner may come, and how long his mail stays. */
@Path("/accounts/{address}/pop3")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "maildrops")
public class AccountTermsResource {
  @Inject private TermsOperations terms;

  @PathParam("address")
  private String address = "";

  @GET
  @Operation(summary = "Who wants what of the maildrop, and what holds")
  public AccountTerms show() {
    return terms.ofAccount(address);
  }

  @PUT
  @Operation(summary = "Sets what administrators want; what is missing is left to others")
  public void set(@Nullable TermsEntry body) {
    terms.setOfAccount(address, Required.body(body));
  }

  @PUT
  @Path("owner")
  @Operation(summary = "Sets what the owner wants, where no administrator says anything")
  public void setOfOwner(@Nullable TermsEntry body) {
    terms.setOfOwner(address, Required.body(body));
  }
}
