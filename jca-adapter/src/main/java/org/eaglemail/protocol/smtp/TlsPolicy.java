package org.eaglemail.protocol.smtp;

/** What a client asks of TLS with a peer (RFC 3207), in the meaning of Postfix's levels. */
public enum TlsPolicy {
  /** STARTTLS is not said. */
  NONE,
  /** TLS where it comes about, with any certificate; else in the clear. */
  MAY,
  /** TLS with any certificate, or no session. */
  ENCRYPT,
  /** TLS with a certificate that is trusted and bears the peer's name (RFC 6125), or no session. */
  VERIFY;

  /** Whether there is to be no session without TLS. */
  public boolean isMandatory() {
    return this == ENCRYPT || this == VERIFY;
  }
}
