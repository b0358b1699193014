package org.eaglemail.ra.inbound;

/**
 * A call into the application did not take place, or its transaction did not commit. Nothing may be
 * acknowledged to the client; it may try again.
 */
final class EndpointException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EndpointException(String message) {
    super(message);
  }

  EndpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
