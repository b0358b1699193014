package org.eaglemail.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String ISSUER = "https://issuer.example.test/";
  private static final PublicJsonWebKey RSA = rsa("one");

  @TempDir Path directory;
  private final KeySetServer server = new KeySetServer();

  @AfterEach
  void close() {
    server.close();
  }

  private static PublicJsonWebKey rsa(String id) {
    try {
      return named(RsaJwkGenerator.generateJwk(2048), id);
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  private static PublicJsonWebKey named(PublicJsonWebKey key, String id) {
    key.setKeyId(id);
    return key;
  }

  private SignedTokens tokens() {
    return tokens(server.place());
  }

  private static SignedTokens tokens(URI keys) {
    TokenRules rules =
        new TokenRules(ISSUER, "mail", keys, List.of("email", "preferred_username", "upn"));
    return new SignedTokens(rules, IssuerKeys.at(keys), () -> NOW);
  }

  private static JwtClaims claims(Consumer<JwtClaims> change) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience("other", "mail");
    claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() + 300));
    claims.setStringClaim("email", "alice@example.test");
    change.accept(claims);
    return claims;
  }

  private static String sign(PublicJsonWebKey key, String algorithm, Consumer<JwtClaims> change) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setPayload(claims(change).toJson());
      signature.setKey(key.getPrivateKey());
      signature.setKeyIdHeaderValue(key.getKeyId());
      signature.setAlgorithmHeaderValue(algorithm);
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  private TokenAnswer verify(Consumer<JwtClaims> change) {
    server.has(RSA);
    return tokens().verify(sign(RSA, "RS256", change));
  }

  private static NumericDate at(long seconds) {
    return NumericDate.fromSeconds(NOW.getEpochSecond() + seconds);
  }

  @Test
  void aTokenNamesItsUser() {
    assertThat(verify(claims -> {})).isEqualTo(new TokenAnswer.Names("alice@example.test"));
  }

  @Test
  void theFirstClaimThatIsThereCounts() {
    assertThat(
            verify(
                claims -> {
                  claims.unsetClaim("email");
                  claims.setStringClaim("upn", "bob");
                  claims.setStringClaim("preferred_username", "alice");
                }))
        .isEqualTo(new TokenAnswer.Names("alice"));
    assertThat(verify(claims -> claims.unsetClaim("email")))
        .isInstanceOf(TokenAnswer.Invalid.class);
    assertThat(verify(claims -> claims.setClaim("email", 7)))
        .isInstanceOf(TokenAnswer.Invalid.class);
  }

  @Test
  void anAddressThatNobodyVerifiedIsAnybodys() {
    assertThat(verify(claims -> claims.setClaim("email_verified", false)))
        .isInstanceOf(TokenAnswer.Invalid.class);
    assertThat(verify(claims -> claims.setClaim("email_verified", true)))
        .isInstanceOf(TokenAnswer.Names.class);
  }

  @Test
  void timesAreHeededWithAMinutesGrace() {
    assertThat(verify(claims -> claims.setExpirationTime(at(-59))))
        .isInstanceOf(TokenAnswer.Names.class);
    assertThat(verify(claims -> claims.setExpirationTime(at(-61))))
        .isInstanceOf(TokenAnswer.Invalid.class);
    assertThat(verify(claims -> claims.unsetClaim("exp"))).isInstanceOf(TokenAnswer.Invalid.class);
    assertThat(verify(claims -> claims.setNotBefore(at(59)))).isInstanceOf(TokenAnswer.Names.class);
    assertThat(verify(claims -> claims.setNotBefore(at(61))))
        .isInstanceOf(TokenAnswer.Invalid.class);
  }

  @Test
  void tokensOfOthersAndForOthersAreNotTaken() {
    assertThat(verify(claims -> claims.setIssuer("https://other.example/")))
        .isInstanceOf(TokenAnswer.Invalid.class);
    assertThat(verify(claims -> claims.setAudience("other")))
        .isInstanceOf(TokenAnswer.Invalid.class);
    assertThat(verify(claims -> claims.unsetClaim("aud"))).isInstanceOf(TokenAnswer.Invalid.class);
    server.has(RSA);
    assertThat(tokens().verify(sign(rsa("one"), "RS256", claims -> {})))
        .isInstanceOf(TokenAnswer.Invalid.class);
    assertThat(tokens().verify("no.token.atall")).isInstanceOf(TokenAnswer.Invalid.class);
    assertThat(tokens().verify("")).isInstanceOf(TokenAnswer.Invalid.class);
  }

  @Test
  void ellipticCurvesAreTakenToo() throws JoseException {
    PublicJsonWebKey ec = named(EcJwkGenerator.generateJwk(EllipticCurves.P256), "ec");
    PublicJsonWebKey ed =
        named(OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519), "ed");
    server.has(RSA, ec, ed);
    SignedTokens tokens = tokens();
    assertThat(tokens.verify(sign(ec, "ES256", claims -> {})))
        .isInstanceOf(TokenAnswer.Names.class);
    assertThat(tokens.verify(sign(ed, "EdDSA", claims -> {})))
        .isInstanceOf(TokenAnswer.Names.class);
    assertThat(tokens.verify(sign(RSA, "PS256", claims -> {})))
        .isInstanceOf(TokenAnswer.Names.class);
    assertThat(server.asked()).as("the set is kept").isEqualTo(1);
  }

  @Test
  void aPublicKeyIsNoSecretAndNoSignatureIsNone() throws JoseException {
    // RFC 8725 §2.1.
    server.has(RSA);
    JsonWebSignature forged = new JsonWebSignature();
    forged.setPayload(claims(claims -> {}).toJson());
    forged.setKeyIdHeaderValue("one");
    forged.setAlgorithmHeaderValue("HS256");
    forged.setKey(new HmacKey(RSA.getPublicKey().getEncoded()));
    assertThat(tokens().verify(forged.getCompactSerialization()))
        .isInstanceOf(TokenAnswer.Invalid.class);

    String header =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII));
    String payload = sign(RSA, "RS256", claims -> {}).split("\\.", -1)[1];
    assertThat(tokens().verify(header + "." + payload + "."))
        .isInstanceOf(TokenAnswer.Invalid.class);
  }

  @Test
  void anUnknownKeyHasTheSetFetchedButNotEachTime() {
    server.has(RSA);
    SignedTokens tokens = tokens();
    tokens.verify(sign(RSA, "RS256", claims -> {}));
    PublicJsonWebKey next = rsa("two");
    server.has(RSA, next);
    for (int i = 0; i < 20; i++) {
      tokens.verify(sign(next, "RS256", claims -> {}));
    }
    assertThat(server.asked()).isLessThanOrEqualTo(2);
  }

  @Test
  void aServerThatFailsIsOurTroubleAndLeftAlone() {
    server.failsWith(500);
    SignedTokens tokens = tokens();
    for (int i = 0; i < 20; i++) {
      assertThat(tokens.verify(sign(RSA, "RS256", claims -> {})))
          .isInstanceOf(TokenAnswer.Unknown.class);
    }
    assertThat(server.asked()).isEqualTo(1);
  }

  @Test
  void keysMayBeInAFileThatChanges() throws IOException {
    Path file = directory.resolve("keys.json");
    SignedTokens tokens = tokens(file.toUri());
    String token = sign(RSA, "RS256", claims -> {});
    assertThat(tokens.verify(token)).isInstanceOf(TokenAnswer.Unknown.class);

    write(file, 1, RSA);
    assertThat(tokens.verify(token)).isInstanceOf(TokenAnswer.Names.class);
    write(file, 2, rsa("two"));
    assertThat(tokens.verify(token)).isInstanceOf(TokenAnswer.Invalid.class);
    Files.writeString(file, "x".repeat(IssuerKeys.MAX_OCTETS + 1));
    Files.setLastModifiedTime(file, FileTime.fromMillis(3));
    assertThat(tokens.verify(token)).isInstanceOf(TokenAnswer.Unknown.class);
  }

  private static void write(Path file, long modified, JsonWebKey... keys) throws IOException {
    Files.writeString(file, new JsonWebKeySet(keys).toJson());
    Files.setLastModifiedTime(file, FileTime.fromMillis(modified));
  }
}
