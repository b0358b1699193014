package org.eaglemail.protocol.sasl;

/** A message of a mechanism that is not of its form. Names no secret: it may be logged. */
public final class SaslSyntaxError extends Exception {
  private static final long serialVersionUID = 1L;

  /** An error of that kind. */
  public SaslSyntaxError(String message) {
    // No stack trace: the peer causes these at will.
    super(message, null, false, false);
  }
}
