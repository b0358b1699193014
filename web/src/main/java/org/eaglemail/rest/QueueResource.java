package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eaglemail.admin.QueueAction;
import org.eaglemail.admin.QueueChange;
import org.eaglemail.admin.QueueOperations;
import org.eaglemail.admin.QueueText;
import org.eaglemail.admin.QueuedMail;
import org.eaglemail.admin.ShapeEntry;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The queue: mail that waits for other servers. */
@Path("/queue")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "queue")
public class QueueResource {
  /** Only for those who ask for it. */
  private static final String TEXT = "text/plain;charset=UTF-8;qs=0.5";

  private static final String HELD = "held by an administrator";

  @EJB private QueueOperations queue;

  /**
   * The queue, or a part of it.
   *
   * @param waiting recipients that wait, over all messages
   */
  public record Listing(long waiting, List<QueuedMail> messages) {}

  /** How many recipients it concerned. */
  public record Changed(int recipients) {}

  @GET
  @Operation(
      summary =
          "Messages in the queue that fit the filter, the oldest first, each with up to 100 recipients")
  public Listing list(
      @BeanParam FilterParameters filter,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return new Listing(queue.waiting(), queue.list(filter.selection(), first, limit));
  }

  @GET
  @Produces(TEXT)
  @Operation(hidden = true)
  public String mailq(
      @BeanParam FilterParameters filter,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    Listing listing = list(filter, first, limit);
    return QueueText.list(listing.waiting(), listing.messages());
  }

  @GET
  @Path("shape")
  @Operation(summary = "The domains that most recipients wait for, by the minutes they wait")
  public List<ShapeEntry> shape(
      @QueryParam("by") @DefaultValue("recipient") String by,
      @QueryParam("limit") @DefaultValue("20") int limit) {
    return queue.shape(by, limit);
  }

  @GET
  @Path("shape")
  @Produces(TEXT)
  @Operation(hidden = true)
  public String qshape(
      @QueryParam("by") @DefaultValue("recipient") String by,
      @QueryParam("limit") @DefaultValue("20") int limit) {
    return QueueText.shape(queue.shape(by, limit));
  }

  @GET
  @Path("{id}")
  @Produces(TEXT)
  @Operation(hidden = true)
  public String text(
      @PathParam("id") String id,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return QueueText.message(show(id, first, limit));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One message with some of its recipients")
  public QueuedMail show(
      @PathParam("id") String id,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return queue.show(id, first, limit);
  }

  @POST
  @Path("{id}/retry")
  @Operation(summary = "Tries a message's waiting recipients now")
  public Changed retry(@PathParam("id") String id) {
    return new Changed(queue.retry(id));
  }

  @POST
  @Path("{id}/hold")
  @Operation(summary = "Holds a message until it is released")
  public Changed hold(
      @PathParam("id") String id,
      @QueryParam("why") @Nullable String why,
      @QueryParam("reason") @DefaultValue(HELD) String reason) {
    return new Changed(queue.hold(id, why == null ? reason : why));
  }

  @POST
  @Path("{id}/release")
  @Operation(summary = "Lets the queue begin with a message that was held")
  public Changed release(@PathParam("id") String id) {
    return new Changed(queue.release(id));
  }

  @POST
  @Path("{id}/expire")
  @Operation(summary = "Gives a message up; its sender is told")
  public Changed expire(@PathParam("id") String id) {
    return new Changed(queue.expire(id));
  }

  @POST
  @Path("{id}/reroute")
  @Operation(summary = "Sends a message the way of another host's mail, or its own again, now")
  public Changed reroute(@PathParam("id") String id, @QueryParam("via") @Nullable String via) {
    return new Changed(queue.reroute(id, Optional.ofNullable(via)));
  }

  @POST
  @Path("hold")
  @Operation(summary = "Holds the messages that fit the filter until they are released")
  public QueueChange holdAll(
      @BeanParam FilterParameters filter,
      @QueryParam("all") boolean all,
      @QueryParam("why") @DefaultValue(HELD) String why) {
    return queue.change(new QueueAction.Hold(why), filter.selectionOrAll(all));
  }

  @POST
  @Path("release")
  @Operation(
      summary = "Lets the queue begin with what was held of the messages that fit the filter")
  public QueueChange releaseAll(
      @BeanParam FilterParameters filter, @QueryParam("all") boolean all) {
    return queue.change(new QueueAction.Release(), filter.selectionOrAll(all));
  }

  @POST
  @Path("retry")
  @Operation(summary = "Tries the messages that fit the filter now")
  public QueueChange retryAll(@BeanParam FilterParameters filter, @QueryParam("all") boolean all) {
    return queue.change(new QueueAction.Retry(), filter.selectionOrAll(all));
  }

  @POST
  @Path("reroute")
  @Operation(summary = "Sends the messages that fit the filter another way, or their own again")
  public QueueChange rerouteAll(
      @BeanParam FilterParameters filter,
      @QueryParam("all") boolean all,
      @QueryParam("via") @Nullable String via) {
    return queue.change(
        new QueueAction.Reroute(Optional.ofNullable(via)), filter.selectionOrAll(all));
  }

  @POST
  @Path("expire")
  @Operation(summary = "Gives up the messages that fit the filter; their senders are told")
  public QueueChange expireAll(@BeanParam FilterParameters filter, @QueryParam("all") boolean all) {
    return queue.change(new QueueAction.Expire(), filter.selectionOrAll(all));
  }

  @DELETE
  @Operation(summary = "Removes the messages that fit the filter; their senders are not told")
  public QueueChange deleteAll(@BeanParam FilterParameters filter, @QueryParam("all") boolean all) {
    return queue.change(new QueueAction.Delete(), filter.selectionOrAll(all));
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Removes a message from the queue; its sender is not told")
  public void delete(@PathParam("id") String id) {
    queue.delete(id);
  }
}
