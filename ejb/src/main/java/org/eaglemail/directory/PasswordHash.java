package org.eaglemail.directory;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A password as it is stored: PBKDF2 with HMAC-SHA-512 over its UTF-8, by the JDK (RFC 8018 §5.2).
 * Its text is {@code $pbkdf2-sha512$i=210000$<salt>$<hash>}, Base64 without padding.
 *
 * <p>Computing one takes about a tenth of a second on purpose; see {@link PasswordVerifier} for how
 * sessions are kept from that.
 */
public final class PasswordHash {
  /** OWASP's figure for PBKDF2-HMAC-SHA512. */
  static final int ITERATIONS = 210_000;

  static final int MAX_PASSWORD = 1024;

  /** A stored text that asks for more work than this is damaged, or an attack. */
  private static final int MAX_ITERATIONS = 10_000_000;

  private static final int SALT_OCTETS = 16;
  private static final int HASH_OCTETS = 64;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$pbkdf2-sha512\\$i=([1-9][0-9]{0,7})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final int iterations;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int iterations, byte[] salt, byte[] hash) {
    this.iterations = iterations;
    this.salt = salt;
    this.hash = hash;
  }

  /**
   * Hashes a new password under a salt of its own.
   *
   * @throws InvalidEntry when it is empty or longer than {@link #MAX_PASSWORD} characters
   */
  static PasswordHash of(String password) {
    return of(password, ITERATIONS);
  }

  static PasswordHash of(String password, int iterations) {
    if (password.isEmpty() || password.length() > MAX_PASSWORD) {
      throw new InvalidEntry("a password has 1 to " + MAX_PASSWORD + " characters");
    }
    byte[] salt = new byte[SALT_OCTETS];
    RANDOM.nextBytes(salt);
    return new PasswordHash(iterations, salt, derive(password, salt, iterations, HASH_OCTETS));
  }

  /** A hash that no password fits and that costs as much to compare as any other. */
  static PasswordHash ofNobody() {
    byte[] salt = new byte[SALT_OCTETS];
    byte[] hash = new byte[HASH_OCTETS];
    RANDOM.nextBytes(salt);
    RANDOM.nextBytes(hash);
    return new PasswordHash(ITERATIONS, salt, hash);
  }

  /**
   * Reads what {@link #text()} gave.
   *
   * @throws IllegalArgumentException when it is of another form; the text is not repeated
   */
  static PasswordHash parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || Integer.parseInt(form.group(1)) > MAX_ITERATIONS) {
      throw new IllegalArgumentException("not a password hash of a known form");
    }
    return new PasswordHash(
        Integer.parseInt(form.group(1)),
        Base64.getDecoder().decode(form.group(2)),
        Base64.getDecoder().decode(form.group(3)));
  }

  /** Whether it is the hash of {@code password}; takes the same time whatever the answer. */
  boolean matches(String password) {
    // An overlong one costs what any other does, and fits nothing.
    boolean possible = password.length() <= MAX_PASSWORD;
    byte[] candidate = derive(possible ? password : "", salt, iterations, hash.length);
    return MessageDigest.isEqual(candidate, hash) && possible && !password.isEmpty();
  }

  /** Whether a new hash would be as strong; if not, the next login is the time to replace it. */
  boolean isCurrent() {
    return iterations >= ITERATIONS && salt.length >= SALT_OCTETS && hash.length >= HASH_OCTETS;
  }

  /** The form to store. */
  String text() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$pbkdf2-sha512$i="
        + iterations
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  private static byte[] derive(String password, byte[] salt, int iterations, int octets) {
    // RFC 8265 §4.2: passwords that look the same are the same, whatever keyboard typed them.
    String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
    PBEKeySpec spec = new PBEKeySpec(normal.toCharArray(), salt, iterations, octets * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks PBKDF2WithHmacSHA512", e);
    } finally {
      spec.clearPassword();
    }
  }

  /** Whether it is the same stored text. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PasswordHash that
        && iterations == that.iterations
        && MessageDigest.isEqual(salt, that.salt)
        && MessageDigest.isEqual(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(salt);
  }

  /** Never the hash: it belongs in no log. */
  @Override
  public String toString() {
    return "PasswordHash[" + iterations + " iterations]";
  }
}
