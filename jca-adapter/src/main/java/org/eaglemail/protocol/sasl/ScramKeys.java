package org.eaglemail.protocol.sasl;

import java.security.MessageDigest;
import java.util.Optional;

/**
 * What a server keeps of a password for SCRAM-SHA-256 (RFC 5802 §3): enough to verify a proof and
 * to prove itself, not enough to log in elsewhere.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ScramKeys(byte[] storedKey, byte[] serverKey) {
  public ScramKeys {
    if (storedKey.length != Sha256.OCTETS || serverKey.length != Sha256.OCTETS) {
      throw new IllegalArgumentException("keys of SCRAM-SHA-256 have " + Sha256.OCTETS + " octets");
    }
  }

  /**
   * Verifies a client's proof; takes the same time whatever the answer.
   *
   * @return the ServerSignature; empty when the proof does not fit
   */
  public Optional<byte[]> verify(String authMessage, byte[] proof) {
    byte[] clientSignature = Sha256.mac(storedKey, authMessage);
    byte[] serverSignature = Sha256.mac(serverKey, authMessage);
    byte[] clientKey =
        Sha256.xor(clientSignature, proof.length == Sha256.OCTETS ? proof : clientSignature);
    return MessageDigest.isEqual(Sha256.hash(clientKey), storedKey)
        ? Optional.of(serverSignature)
        : Optional.empty();
  }

  /** Never the keys. */
  @Override
  public String toString() {
    return "ScramKeys";
  }
}
