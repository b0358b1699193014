package org.eaglemail.protocol.sasl;

/** Why a bearer token was not taken (RFC 7628 §3.2.2, RFC 6750 §3.1). */
public enum BearerFailure {
  /** The message was malformed. */
  INVALID_REQUEST("invalid_request"),
  /** The token is expired, revoked, not ours, or names nobody here. */
  INVALID_TOKEN("invalid_token"),
  /** It is valid for something else. */
  INSUFFICIENT_SCOPE("insufficient_scope");

  private final String status;

  BearerFailure(String status) {
    this.status = status;
  }

  /** What the client is told, as a challenge: JSON. */
  public byte[] json() {
    return SaslText.encode("{\"status\":\"" + status + "\",\"schemes\":\"bearer\"}");
  }
}
