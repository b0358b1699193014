package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.eaglemail.admin.TimelineEntry;
import org.eaglemail.admin.TimelineOperations;
import org.eaglemail.admin.TimelineReport;
import org.eaglemail.admin.TimelineSelection;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened to messages; it can only be read. */
@Path("/timeline")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "timeline")
public class TimelineResource {
  /** For those who ask for it; whoever takes anything gets JSON. */
  private static final String TEXT = "text/plain; charset=UTF-8; qs=0.5";

  @EJB private TimelineOperations timeline;

  @GET
  @Operation(
      summary =
          "Messages by the address of sender or recipient, Message-ID, or time (ISO 8601), the newest first")
  public List<TimelineEntry> search(
      @QueryParam("address") @Nullable String address,
      @QueryParam("messageId") @Nullable String messageId,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return timeline.search(TimelineSelection.of(address, messageId, from, to, limit));
  }

  @GET
  @Produces(TEXT)
  @Operation(hidden = true)
  public String searchAsText(
      @QueryParam("address") @Nullable String address,
      @QueryParam("messageId") @Nullable String messageId,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return search(address, messageId, from, to, limit).stream()
        .map(entry -> entry.text() + "\n")
        .collect(Collectors.joining());
  }

  @GET
  @Path("{id}")
  @Operation(summary = "The history of one message, by the id in the reply to its sender")
  public TimelineReport show(@PathParam("id") String id) {
    return timeline.show(id);
  }

  @GET
  @Path("{id}")
  @Produces(TEXT)
  @Operation(hidden = true)
  public String showAsText(@PathParam("id") String id) {
    return timeline.show(id).text();
  }
}
