package org.eaglemail.directory.apop;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.eaglemail.directory.Login;
import org.eaglemail.directory.LoginLookup;
import org.eaglemail.directory.MailAccount;
import org.eaglemail.spi.Proof;

/**
 * Logins by APOP (RFC 1939 §7). Whoever does not exist or did not choose APOP gets the answer of a
 * wrong digest. For use by any thread.
 */
@ApplicationScoped
public class ApopLogins {
  @Inject private LoginLookup logins;
  @EJB private ApopSecrets secrets;

  /** The account whose secret the client knows; empty when there is none. */
  public Optional<MailAccount> verify(Proof.Apop proof) {
    Optional<MailAccount> account = logins.find(proof.name()).map(Login::account);
    // Nobody has the key 0: the look-up takes its time for those who do not exist too.
    Optional<String> secret = secrets.find(account.map(MailAccount::id).orElse(0L));
    byte[] expected = digest(proof.timestamp(), secret.orElse(""));
    byte[] given = HexFormat.of().parseHex(proof.digest());
    return account.filter(known -> MessageDigest.isEqual(expected, given) && secret.isPresent());
  }

  private static byte[] digest(String timestamp, String secret) {
    try {
      return MessageDigest.getInstance("MD5")
          .digest((timestamp + secret).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks MD5", e);
    }
  }
}
