package org.eaglemail.protocol.sasl;

/** Where a password may be shown to the server, by USER and PASS, PLAIN or LOGIN. */
public enum ClearText {
  /** Nowhere, not even over TLS: only proofs are taken. */
  NEVER,
  /** Where nobody can listen in: over TLS, and on the machine itself. */
  TLS,
  /** Over any connection. */
  ALWAYS;

  /**
   * Whether a password may be shown.
   *
   * @param hidden whether nobody can listen in
   */
  public boolean permits(boolean hidden) {
    return switch (this) {
      case NEVER -> false;
      case TLS -> hidden;
      case ALWAYS -> true;
    };
  }

  /** Whether a mechanism may be used: a token is no password, and always wants to be hidden. */
  public boolean permits(SaslMechanism mechanism, boolean hidden) {
    return switch (mechanism) {
      case SCRAM_SHA_256_PLUS, SCRAM_SHA_256 -> true;
      // RFC 7628 §4: only over TLS.
      case OAUTHBEARER -> hidden;
      case PLAIN, LOGIN -> permits(hidden);
    };
  }
}
