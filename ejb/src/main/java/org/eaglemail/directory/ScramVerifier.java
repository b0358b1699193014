package org.eaglemail.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaglemail.protocol.sasl.SaltedPassword;
import org.eaglemail.protocol.sasl.ScramKeys;
import org.eaglemail.protocol.sasl.ScramServerFirst;
import org.eaglemail.spi.ScramParameters;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a password for SCRAM-SHA-256 (RFC 5802 §3, RFC 7677). Its text is that of RFC
 * 5803 §2, {@code SCRAM-SHA-256$100000:<salt>$<StoredKey>:<ServerKey>}, which PostgreSQL has too.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its own equals
public record ScramVerifier(byte[] salt, int iterations, ScramKeys keys) {
  /**
   * RFC 7677 §4 asks for 4096 at least and for as many as clients bear. They compute them at each
   * login, some fifty milliseconds for this many; whoever steals the database computes them at each
   * guess, so that it should not be much easier to guess at than the hash beside it.
   */
  static final int ITERATIONS = 100_000;

  static final int SALT_OCTETS = 16;

  private static final Pattern FORM =
      Pattern.compile(
          "SCRAM-SHA-256\\$([1-9][0-9]{0,7}):([A-Za-z0-9+/=]+)"
              + "\\$([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** That of a password, under a salt of its own. */
  static ScramVerifier of(String password) {
    return of(password, ITERATIONS);
  }

  static ScramVerifier of(String password, int iterations) {
    byte[] salt = random(SALT_OCTETS);
    return new ScramVerifier(
        salt, iterations, SaltedPassword.of(password, salt, iterations).keys());
  }

  /** Keys that no proof fits and that cost as much to verify as any other. */
  static ScramKeys keysOfNobody() {
    return new ScramKeys(random(32), random(32));
  }

  private static byte[] random(int count) {
    byte[] octets = new byte[count];
    RANDOM.nextBytes(octets);
    return octets;
  }

  /**
   * Reads what {@link #text()} gave.
   *
   * @throws IllegalArgumentException when it is of another form; the text is not repeated
   */
  static ScramVerifier parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || Integer.parseInt(form.group(1)) > ScramServerFirst.MAX_ITERATIONS) {
      throw new IllegalArgumentException("not a SCRAM verifier of a known form");
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return new ScramVerifier(
        base64.decode(form.group(2)),
        Integer.parseInt(form.group(1)),
        new ScramKeys(base64.decode(form.group(3)), base64.decode(form.group(4))));
  }

  /** What the client is told before its proof. */
  ScramParameters parameters() {
    return new ScramParameters(salt, iterations);
  }

  /** The form to store. */
  String text() {
    Base64.Encoder base64 = Base64.getEncoder();
    return "SCRAM-SHA-256$"
        + iterations
        + ":"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(keys.storedKey())
        + ":"
        + base64.encodeToString(keys.serverKey());
  }

  /** Whether it is the same stored text. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ScramVerifier that
        && MessageDigest.isEqual(
            text().getBytes(StandardCharsets.US_ASCII),
            that.text().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(salt);
  }

  /** Never the keys: they belong in no log. */
  @Override
  public String toString() {
    return "ScramVerifier[" + iterations + " iterations]";
  }
}
