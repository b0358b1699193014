package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eaglemail.admin.PolicyOperations;
import org.eaglemail.admin.PolicyQuestion;
import org.eaglemail.admin.PolicyReport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What would be said to a client, and by which check. */
@Path("/policy")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policy")
public class PolicyResource {
  @Inject private PolicyOperations policy;

  /** The transaction that is supposed; all but client and recipient may be left out. */
  @GET
  @Operation(summary = "Explains what the policy would say of a transaction; counts nothing")
  public PolicyReport explain(
      @QueryParam("client") @Nullable String client,
      @QueryParam("role") @DefaultValue("relay") String role,
      @QueryParam("helo") @DefaultValue("") String helo,
      @QueryParam("account") @Nullable String account,
      @QueryParam("sender") @DefaultValue("") String sender,
      @QueryParam("recipient") @Nullable String recipient) {
    return policy.explain(
        new PolicyQuestion(
            Required.field("client", client),
            role,
            helo,
            Optional.ofNullable(account),
            sender,
            Required.field("recipient", recipient)));
  }
}
