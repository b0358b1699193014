package org.eaglemail.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers which passwords fitted, so that the next login of the same kind is cheap. It keeps no
 * password and nothing one could be guessed from without this process's memory: only an HMAC, under
 * a key that dies with the process, of whose password it is, the stored hash and the password. A
 * changed password has another stored hash, so what was remembered of the old one never fits again.
 *
 * <p>Thread-safe.
 */
final class VerifiedPasswords {
  /** How many are remembered. */
  static final int MAX_ENTRIES = 20_000;

  /** After this the password is verified in full again. */
  static final Duration MAX_AGE = Duration.ofHours(1);

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_OCTETS = 32;

  private final SecretKeySpec key = randomKey();
  private final Cache<ByteBuffer, Boolean> fitted;

  VerifiedPasswords(Ticker ticker) {
    fitted =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(MAX_AGE)
            .ticker(ticker)
            .build();
  }

  private static SecretKeySpec randomKey() {
    byte[] octets = new byte[KEY_OCTETS];
    new SecureRandom().nextBytes(octets);
    return new SecretKeySpec(octets, ALGORITHM);
  }

  /** What a password is remembered by. */
  ByteBuffer fingerprint(String subject, PasswordHash stored, String password) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String part : new String[] {subject, stored.text(), password}) {
        byte[] octets = part.getBytes(StandardCharsets.UTF_8);
        // The lengths keep the parts apart, whatever they hold.
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).flip());
        mac.update(octets);
      }
      return ByteBuffer.wrap(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks " + ALGORITHM, e);
    }
  }

  /** Whether this password fitted not long ago. */
  boolean contains(ByteBuffer fingerprint) {
    return fitted.getIfPresent(fingerprint) != null;
  }

  /** This password fitted. */
  void add(ByteBuffer fingerprint) {
    fitted.put(fingerprint, true);
  }
}
