package org.eaglemail.protocol.sasl;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as SCRAM-SHA-256 computes with it (RFC 5802 §3, RFC 7677). */
public final class SaltedPassword {
  private final byte[] octets;

  private SaltedPassword(byte[] octets) {
    this.octets = octets;
  }

  /**
   * Derives it: the slow part, {@code iterations} times HMAC.
   *
   * <p>The password is normalised to NFC, as by the OpaqueString profile of RFC 8265 §4.2, which
   * took the place of SASLprep; for ASCII they are the same.
   */
  public static SaltedPassword of(String password, byte[] salt, int iterations) {
    String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
    PBEKeySpec spec = new PBEKeySpec(normal.toCharArray(), salt, iterations, Sha256.OCTETS * 8);
    try {
      return new SaltedPassword(
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  /** What the server keeps. */
  public ScramKeys keys() {
    return new ScramKeys(Sha256.hash(clientKey()), serverKey());
  }

  /** The ClientProof. */
  public byte[] proof(String authMessage) {
    byte[] key = clientKey();
    return Sha256.xor(key, Sha256.mac(Sha256.hash(key), authMessage));
  }

  /** Whether the server knows the account too. */
  public boolean isSignedBy(String authMessage, byte[] serverSignature) {
    return MessageDigest.isEqual(Sha256.mac(serverKey(), authMessage), serverSignature);
  }

  private byte[] clientKey() {
    return Sha256.mac(octets, "Client Key");
  }

  private byte[] serverKey() {
    return Sha256.mac(octets, "Server Key");
  }
}
