package org.eaglemail.protocol.sasl;

import java.security.SecureRandom;

/** Nonces of SCRAM (RFC 5802 §5.1). */
public final class ScramNonce {
  private static final int OCTETS = 18;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ScramNonce() {}

  /** One that was never used: 144 random bits, printable, without a comma. */
  public static String fresh() {
    byte[] octets = new byte[OCTETS];
    RANDOM.nextBytes(octets);
    return SaslText.toBase64(octets);
  }
}
