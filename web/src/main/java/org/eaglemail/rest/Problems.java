package org.eaglemail.rest;

import jakarta.ejb.EJBException;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eaglemail.admin.TooManyProbes;
import org.eaglemail.directory.AlreadyExists;
import org.eaglemail.directory.NotFound;
import org.eaglemail.directory.StillInUse;

/** Turns every exception into a {@link Problem}. What is our own fault is logged, not shown. */
@Provider
public class Problems implements ExceptionMapper<Exception> {
  private static final Logger LOG = System.getLogger(Problems.class.getName());

  @Override
  public Response toResponse(Exception exception) {
    return switch (exception) {
      case AlreadyExists conflict -> Problem.response(Status.CONFLICT, message(conflict));
      case StillInUse conflict -> Problem.response(Status.CONFLICT, message(conflict));
      case NotFound missing -> Problem.response(Status.NOT_FOUND, message(missing));
      case TooManyProbes busy -> Problem.response(Status.TOO_MANY_REQUESTS, message(busy));
      case IllegalArgumentException invalid ->
          Problem.response(Status.BAD_REQUEST, message(invalid));
      case JsonbException malformed -> malformed();
      case JsonException malformed -> malformed();
      case EJBException wrapper when wrapper.getCausedByException() != null ->
          toResponse(wrapper.getCausedByException());
      case WebApplicationException web ->
          Problem.response(web.getResponse().getStatusInfo(), message(web));
      case ProcessingException malformed when malformed.getCause() instanceof JsonbException ->
          malformed();
      default -> {
        LOG.log(Level.ERROR, "a request failed", exception);
        yield Problem.response(
            Status.INTERNAL_SERVER_ERROR, "The server could not do this; its log says why.");
      }
    };
  }

  private static Response malformed() {
    return Problem.response(Status.BAD_REQUEST, "The body is not the JSON that is expected here.");
  }

  private static String message(Exception exception) {
    String message = exception.getMessage();
    return message == null ? exception.getClass().getSimpleName() : message;
  }
}
