package org.eaglemail.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eaglemail.admin.AdministratorEntry;
import org.eaglemail.admin.AdministratorOperations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Those who administer, and who of them may read what is in messages. */
@Path("/administrators")
@RequestScoped
@RolesAllowed(Api.ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "privacy")
public class AdministratorsResource {
  @EJB private AdministratorOperations administrators;
  @Inject private Actors actors;

  /** An administrator to add. */
  public record NewAdministrator(@Nullable String name, @Nullable String password) {}

  /** Whether an administrator may read mail. */
  public record MailReader(@Nullable Boolean granted) {}

  @GET
  @Operation(summary = "Administrators")
  public List<AdministratorEntry> list() {
    return administrators.list();
  }

  @POST
  @Operation(summary = "Adds an administrator: 201, or 409 when there is one of that name")
  public Response create(@Nullable NewAdministrator body) {
    NewAdministrator wanted = Required.body(body);
    administrators.create(
        actors.current(),
        Required.field("name", wanted.name()),
        Required.field("password", wanted.password()));
    return Response.status(Response.Status.CREATED).build();
  }

  @PUT
  @Path("{name}/mail-reader")
  @Operation(summary = "Gives another administrator the right to read mail, or takes it")
  public void setMailReader(@PathParam("name") String name, @Nullable MailReader body) {
    boolean granted = Required.field("granted", Required.body(body).granted());
    administrators.setMailReader(actors.current(), name, granted);
  }

  @DELETE
  @Path("{name}")
  @Operation(summary = "Removes another administrator")
  public void delete(@PathParam("name") String name) {
    administrators.delete(actors.current(), name);
  }
}
