package org.eaglemail.protocol.sasl;

/**
 * The message of PLAIN (RFC 4616 §2).
 *
 * @param authorization whom the client wants to act as; empty: {@code authentication} itself
 * @param authentication whose password it is; at least one character
 * @param password at least one character
 */
public record PlainMessage(String authorization, String authentication, String password) {
  public PlainMessage {
    if (authentication.isEmpty() || password.isEmpty()) {
      throw new IllegalArgumentException("name and password must not be empty");
    }
    if ((authorization + authentication + password).indexOf('\0') >= 0) {
      throw new IllegalArgumentException("NUL stands between the parts only");
    }
  }

  /** Reads a message: {@code [authzid] NUL authcid NUL passwd}. */
  public static PlainMessage parse(byte[] octets) throws SaslSyntaxError {
    String[] parts = SaslText.decode(octets).split("\0", -1);
    if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
      throw new SaslSyntaxError("not a message of PLAIN");
    }
    return new PlainMessage(parts[0], parts[1], parts[2]);
  }

  /** The message as it is sent. */
  public byte[] octets() {
    return SaslText.encode(authorization + "\0" + authentication + "\0" + password);
  }

  /** Never the password. */
  @Override
  public String toString() {
    return "PlainMessage[" + authentication + "]";
  }
}
