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
import java.util.List;
import java.util.Optional;
import org.eaglemail.admin.DirectoryOperations;
import org.eaglemail.admin.TransportEntry;
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
  @Inject private DirectoryOperations directory;
  @Context private UriInfo uri;

  /**
   * A rule to add.
   *
   * @param pattern a domain, {@code .domain} for its subdomains, an address, or {@code *}
   * @param tls none, may, encrypt or verify; by default {@code eagle.smtp.client.tls}
   */
  public record NewTransport(
      @Nullable String pattern,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String tls) {}

  @GET
  @Operation(summary = "The transport table: routes that DNS is not asked for")
  public List<TransportEntry> list(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    return directory.transports(after, limit);
  }

  @POST
  @Operation(summary = "Adds a rule: 201, or 409 when its pattern has one already")
  public Response create(@Nullable NewTransport body) {
    NewTransport wanted = Required.body(body);
    TransportEntry created =
        directory.createTransport(
            Required.field("pattern", wanted.pattern()),
            Required.field("host", wanted.host()),
            Required.field("port", wanted.port()),
            Optional.ofNullable(wanted.tls()).filter(tls -> !tls.isEmpty()));
    return Created.at(uri, created.pattern(), created);
  }

  @GET
  @Path("{pattern}")
  @Operation(summary = "The rule of a pattern")
  public TransportEntry show(@PathParam("pattern") String pattern) {
    return directory.transport(pattern);
  }

  /** As whom to log in. */
  public record NewLogin(@Nullable String user, @Nullable String password) {
    /** Never the password. */
    @Override
    public String toString() {
      return "NewLogin[" + user + "]";
    }
  }

  @PUT
  @Path("{pattern}/login")
  @Operation(summary = "Logs in to the server of a rule, over TLS or to this machine only")
  public TransportEntry setLogin(@PathParam("pattern") String pattern, @Nullable NewLogin body) {
    NewLogin login = Required.body(body);
    return directory.setTransportLogin(
        pattern,
        Required.field("user", login.user()),
        Required.field("password", login.password()));
  }

  @DELETE
  @Path("{pattern}/login")
  @Operation(summary = "Logs in there no more")
  public void deleteLogin(@PathParam("pattern") String pattern) {
    directory.deleteTransportLogin(pattern);
  }

  @DELETE
  @Path("{pattern}")
  @Operation(summary = "Removes a rule")
  public void delete(@PathParam("pattern") String pattern) {
    directory.deleteTransport(pattern);
  }
}
