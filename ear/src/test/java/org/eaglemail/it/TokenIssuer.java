package org.eaglemail.it;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** An issuer of bearer tokens (RFC 7519), with one RSA key. */
final class TokenIssuer {
  static final String NAME = "https://issuer.test";
  static final String AUDIENCE = "mail";

  private static final int KEY_BITS = 2048;

  private final KeyPair key;

  TokenIssuer() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(KEY_BITS);
    key = generator.generateKeyPair();
  }

  /** Writes the key set (RFC 7517) there. */
  Path writeKeys(Path file) throws IOException {
    RSAPublicKey shown = (RSAPublicKey) key.getPublic();
    return Files.writeString(
        file,
        "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"one\",\"n\":\"%s\",\"e\":\"%s\"}]}"
            .formatted(number(shown.getModulus()), number(shown.getPublicExponent())));
  }

  /** A token that says who its bearer is. */
  String token(String email, Instant expiry) throws GeneralSecurityException {
    String claims =
        "{\"iss\":\"%s\",\"aud\":\"%s\",\"email\":\"%s\",\"exp\":%d}"
            .formatted(NAME, AUDIENCE, email, expiry.getEpochSecond());
    String signed = text("{\"alg\":\"RS256\",\"kid\":\"one\"}") + "." + text(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + octets(signature.sign());
  }

  private static String number(BigInteger value) {
    byte[] two = value.toByteArray();
    return octets(two[0] == 0 ? Arrays.copyOfRange(two, 1, two.length) : two);
  }

  private static String text(String json) {
    return octets(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String octets(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}
