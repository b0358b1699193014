package org.eaglemail.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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
    return Response.status(status)
        .type(JSON)
        .entity(
            new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail))
        .build();
  }
}
