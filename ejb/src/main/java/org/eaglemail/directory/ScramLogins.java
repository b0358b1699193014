package org.eaglemail.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eaglemail.protocol.sasl.ScramKeys;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.ScramParameters;

/**
 * Logins by SCRAM-SHA-256. Somebody who does not exist, and an account of which there is no
 * verifier yet, is answered like anybody else: with the same salt each time, which only the
 * server's secret tells from a real one, and after the same work. For use by any thread.
 */
@ApplicationScoped
public class ScramLogins {
  private static final String ALGORITHM = "HmacSHA256";

  private final ScramKeys nobody = ScramVerifier.keysOfNobody();

  @Inject private LoginLookup logins;
  @Inject private PretenceKey pretence;

  /** What the client is told before its proof. */
  public ScramParameters parameters(String user) {
    return logins
        .find(user)
        .flatMap(Login::scram)
        .map(ScramVerifier::parameters)
        .orElseGet(() -> pretended(logins.canonical(user)));
  }

  private ScramParameters pretended(String user) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(pretence.octets(), ALGORITHM));
      byte[] salt = mac.doFinal(user.getBytes(StandardCharsets.UTF_8));
      return new ScramParameters(
          Arrays.copyOf(salt, ScramVerifier.SALT_OCTETS), ScramVerifier.ITERATIONS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks " + ALGORITHM, e);
    }
  }

  /**
   * The account whose password the client knows.
   *
   * @return empty when there is none of that name, the proof does not fit, or the client wants to
   *     act as somebody else
   */
  public Optional<ScramLogin> verify(Proof.Scram proof) {
    Optional<Login> login = logins.find(proof.authentication());
    ScramKeys keys = login.flatMap(Login::scram).map(ScramVerifier::keys).orElse(nobody);
    Optional<byte[]> signature = keys.verify(proof.authMessage(), proof.proof());
    return login
        .map(Login::account)
        .filter(account -> logins.mayActAs(account, proof.authorization()))
        .flatMap(account -> signature.map(octets -> new ScramLogin(account, octets)));
  }
}
