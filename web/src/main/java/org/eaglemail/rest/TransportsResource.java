package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.admin.TransportEntry;
import org.eaglemail.admin.TransportOperations;
import org.eaglemail.admin.TransportRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The transport table. */
@Path("/transports")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "routing")
public class TransportsResource {
  @Inject private TransportOperations transports;
  @Context private UriInfo uri;

  /**
   * A rule to add: {@code host}, {@code port} and {@code tls} are short for one entry of {@code
   * hosts}.
   *
   * @param pattern a domain, {@code .domain} for its subdomains, an address, or {@code *}; behind
   *     {@code from} of the sender, behind {@code fallback} when no mail host takes the mail
   * @param action relay (by default), lmtp, dns, hold, error or discard
   * @param tls none, may, encrypt or verify; by default {@code eagle.smtp.client.tls}
   * @param text the reason of hold and discard, the reply of error
   */
  public record NewTransport(
      @Nullable String pattern,
      @Nullable String action,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String tls,
      @Nullable List<NewHost> hosts,
      @Nullable String text) {

    TransportRequest request() {
      List<NewHost> servers = hosts == null ? new ArrayList<>() : new ArrayList<>(hosts);
      if (host != null) {
        servers.addFirst(new NewHost(host, port, null, null, null, tls));
      }
      String wanted = action == null ? "relay" : action;
      if (servers.isEmpty() && wanted.equals("relay")) {
        Required.field("host", host);
      }
      return new TransportRequest(
          Required.field("pattern", pattern),
          wanted,
          servers.stream().map(NewHost::request).toList(),
          Given.text(text));
    }
  }

  /**
   * A server to hand mail to.
   *
   * @param port by default 25, and 24 for lmtp
   * @param mx whether its MX records are asked for; by default not
   * @param priority the lowest first; by default the order of the list
   * @param weight the share among those of equal priority; by default 1
   * @param tls none, may, encrypt or verify; by default {@code eagle.smtp.client.tls}
   */
  public record NewHost(
      @Nullable String host,
      @Nullable Integer port,
      @Nullable Boolean mx,
      @Nullable Integer priority,
      @Nullable Integer weight,
      @Nullable String tls) {

    TransportRequest.Host request() {
      return new TransportRequest.Host(
          Required.field("host", host),
          Optional.ofNullable(port),
          mx != null && mx,
          Optional.ofNullable(priority),
          Optional.ofNullable(weight),
          Given.text(tls));
    }
  }

  @GET
  @Operation(summary = "The transport table: routes that DNS is not asked for")
  public List<TransportEntry> list(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    return transports.list(after, limit);
  }

  @POST
  @Operation(summary = "Adds a rule: 201, or 409 when its pattern has one already")
  public Response create(@Nullable NewTransport body) {
    TransportEntry created = transports.create(Required.body(body).request());
    return Created.at(uri, created.pattern(), created);
  }

  @GET
  @Path("{pattern}")
  @Operation(summary = "The rule of a pattern")
  public TransportEntry show(@PathParam("pattern") String pattern) {
    return transports.show(pattern);
  }

  /**
   * As whom to log in.
   *
   * @param host to which server of the rule; by default to all
   */
  public record NewLogin(@Nullable String host, @Nullable String user, @Nullable String password) {
    /** Never the password. */
    @Override
    public String toString() {
      return "NewLogin[" + host + ", " + user + "]";
    }
  }

  @PUT
  @Path("{pattern}/login")
  @Operation(
      summary =
          "Logs in to the servers of a rule, or one of them, over TLS or to this machine only")
  public TransportEntry setLogin(@PathParam("pattern") String pattern, @Nullable NewLogin body) {
    NewLogin login = Required.body(body);
    return transports.setLogin(
        pattern,
        Given.text(login.host()),
        Required.field("user", login.user()),
        Required.field("password", login.password()));
  }

  @DELETE
  @Path("{pattern}/login")
  @Operation(summary = "Logs in there no more")
  public void deleteLogin(
      @PathParam("pattern") String pattern, @QueryParam("host") @Nullable String host) {
    transports.deleteLogin(pattern, Given.text(host));
  }

  @DELETE
  @Path("{pattern}")
  @Operation(summary = "Removes a rule")
  public void delete(@PathParam("pattern") String pattern) {
    transports.delete(pattern);
  }
}
