package org.eaglemail.spi;

/** With what a client claims to be an account. None shows its secret in {@code toString}. */
public sealed interface Proof {

  /** A password (RFC 4616, LOGIN). */
  record Password(Credentials credentials) implements Proof {}

  /**
   * A SCRAM-SHA-256 client's proof (RFC 5802 §3), its nonce and channel binding already checked.
   *
   * @param authorization whom it wants to act as; empty for {@code authentication} itself
   * @param authMessage what was said so far, which the proof signs
   * @param proof the ClientProof
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Scram(String authorization, String authentication, String authMessage, byte[] proof)
      implements Proof {
    @Override
    public String toString() {
      return "Scram[" + authentication + "]";
    }
  }

  /**
   * A digest over the greeting's timestamp and a secret (RFC 1939 §7); the session's own timestamp.
   *
   * @param timestamp with its brackets
   * @param digest 32 hexadecimal digits
   */
  record Apop(String name, String timestamp, String digest) implements Proof {
    @Override
    public String toString() {
      return "Apop[" + name + "]";
    }
  }

  /**
   * An OAuth 2.0 bearer token (RFC 7628 §3.1).
   *
   * @param authorization whom it wants to act as; empty for whom the token names
   */
  record Bearer(String authorization, String token) implements Proof {
    @Override
    public String toString() {
      return "Bearer[" + authorization + "]";
    }
  }
}
