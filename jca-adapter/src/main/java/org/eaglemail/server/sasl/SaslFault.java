package org.eaglemail.server.sasl;

/** Why an exchange came to no result. */
public enum SaslFault {
  /** No such mechanism is offered in this session. */
  UNKNOWN_MECHANISM,
  /** It would be, were the session encrypted. */
  ENCRYPTION_REQUIRED,
  /** The client said {@code *}. */
  CANCELLED,
  /** No base64, or not a message of the mechanism. */
  MALFORMED
}
