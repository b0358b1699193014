package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eaglemail.admin.ProbeOperations;
import org.eaglemail.admin.ProbeReport;
import org.eaglemail.admin.RouteOperations;
import org.eaglemail.admin.RouteQuestion;
import org.eaglemail.admin.RouteReport;
import org.eaglemail.admin.TraceNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What would become of mail, and why; as JSON, or as text for people. */
@Path("/route")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "routing")
public class RouteResource {
  @Inject private RouteOperations routes;
  @Inject private ProbeOperations probes;

  @GET
  @Operation(summary = "Explains what would become of mail, by the code that delivers")
  public RouteReport explain(
      @QueryParam("recipient") @Nullable String recipient,
      @QueryParam("sender") @DefaultValue("") String sender,
      @QueryParam("client") @Nullable String client,
      @QueryParam("account") @Nullable String account) {
    if (recipient == null) {
      throw new IllegalArgumentException(
          "the parameter recipient is missing: ?recipient=a@b.example");
    }
    return routes.explain(
        new RouteQuestion(recipient, sender, Given.text(client), Given.text(account)));
  }

  @GET
  @Produces("text/plain;qs=0.5;charset=UTF-8")
  @Operation(summary = "The same as text")
  public String explainAsText(
      @QueryParam("recipient") @Nullable String recipient,
      @QueryParam("sender") @DefaultValue("") String sender,
      @QueryParam("client") @Nullable String client,
      @QueryParam("account") @Nullable String account) {
    return text(explain(recipient, sender, client, account).trace());
  }

  /**
   * Whom to ask about.
   *
   * @param sender by default the null sender
   * @param client the address that the mail would come from
   * @param account whom that would authenticate as; by default nobody
   */
  public record NewProbe(
      @Nullable String recipient,
      @Nullable String sender,
      @Nullable String client,
      @Nullable String account) {
    RouteQuestion question() {
      return new RouteQuestion(
          Required.field("recipient", recipient),
          sender == null ? "" : sender,
          Given.text(client),
          Given.text(account));
    }
  }

  @POST
  @Path("probe")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Asks the servers that mail would go to, up to RCPT; sends none")
  public ProbeReport probe(@Nullable NewProbe body) {
    return probes.probe(Required.body(body).question());
  }

  @POST
  @Path("probe")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces("text/plain;qs=0.5;charset=UTF-8")
  @Operation(summary = "The same as text")
  public String probeAsText(@Nullable NewProbe body) {
    return text(probe(body).trace());
  }

  private static String text(TraceNode trace) {
    return String.join("\n", trace.lines()) + "\n";
  }
}
