package org.eaglemail.rest;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;

/**
 * A fault as the client reads it (RFC 9457).
 *
 * @param type {@code about:blank}: the status says what kind it is
 * @param title the status in words
 * @param detail what is wrong with this request, and how to mend it
 */
public record Problem(String type, String title, int status, String detail) {
  private static final MediaType JSON = MediaType.valueOf("application/problem+json");

  static Response response(Response.StatusType status, String detail) {
    return Response.status(status).type(JSON).entity(of(status, detail)).build();
  }

  /** Turns a response that was to be sent into one of ours failing: 500. */
  static void fail(ContainerResponseContext response, String detail) {
    Response.Status status = Response.Status.INTERNAL_SERVER_ERROR;
    response.setStatusInfo(status);
    response.setEntity(of(status, detail), new Annotation[0], JSON);
  }

  private static Problem of(Response.StatusType status, String detail) {
    return new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail);
  }
}
