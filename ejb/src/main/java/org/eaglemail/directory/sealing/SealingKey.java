package org.eaglemail.directory.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D). What is sealed says whose it is, so that a row which was moved to
 * another owner does not open. The nonce, drawn at random, stands before what it sealed. For use by
 * any thread.
 */
public final class SealingKey {
  /** Octets of a key. */
  public static final int OCTETS = 32;

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_OCTETS = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  /**
   * A key.
   *
   * @param octets {@value #OCTETS} of them
   */
  public SealingKey(byte[] octets) {
    if (octets.length != OCTETS) {
      throw new IllegalArgumentException("a key has " + OCTETS + " octets");
    }
    key = new SecretKeySpec(octets, "AES");
  }

  /** Seals a secret of that owner. */
  public byte[] seal(long owner, byte[] secret) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE_OCTETS];
    random.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(secret);
    return ByteBuffer.allocate(NONCE_OCTETS + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * What was sealed.
   *
   * @throws GeneralSecurityException when this key did not seal it, or for somebody else
   */
  public byte[] open(long owner, byte[] sealed) throws GeneralSecurityException {
    if (sealed.length < NONCE_OCTETS) {
      throw new AEADBadTagException("too short");
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_OCTETS);
    return cipher(Cipher.DECRYPT_MODE, nonce, owner)
        .doFinal(sealed, NONCE_OCTETS, sealed.length - NONCE_OCTETS);
  }

  private Cipher cipher(int mode, byte[] nonce, long owner) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(owner).array());
    return cipher;
  }
}
