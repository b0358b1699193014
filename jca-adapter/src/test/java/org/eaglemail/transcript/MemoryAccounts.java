package org.eaglemail.transcript;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.sasl.SaltedPassword;
import org.eaglemail.protocol.sasl.ScramKeys;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.ScramParameters;

/** The accounts that the listeners in memory know: alice, bob and postmaster of example.test. */
public final class MemoryAccounts {
  /** The password of all. */
  public static final String PASSWORD = "secret-Eagle-1";

  /** The local domain. */
  public static final Domain DOMAIN = Domain.parse("example.test");

  /** A bearer token that is alice's. */
  public static final String TOKEN = "alice.token";

  private static final int ITERATIONS = 4096;
  private static final byte[] SALT = "pinch of salt".getBytes(StandardCharsets.US_ASCII);
  private static final ScramKeys KEYS = SaltedPassword.of(PASSWORD, SALT, ITERATIONS).keys();
  private static final Set<String> ACCOUNTS = Set.of("alice", "bob", "postmaster");

  private MemoryAccounts() {}

  /** Whether there is that one, by its local part. */
  static boolean exists(String localPart) {
    return ACCOUNTS.contains(localPart.toLowerCase(Locale.ROOT));
  }

  static ScramParameters scram() {
    return new ScramParameters(SALT, ITERATIONS);
  }

  static Authentication authenticate(Proof proof) {
    return switch (proof) {
      case Proof.Password(Credentials credentials) -> authenticate(credentials);
      case Proof.Scram scram ->
          address(scram.authentication())
              .flatMap(
                  address ->
                      KEYS.verify(scram.authMessage(), scram.proof())
                          .<Authentication>map(
                              signature -> new Authentication.Granted(address, signature)))
              .orElseGet(Authentication::denied);
      case Proof.Apop apop -> authenticate(apop);
      case Proof.Bearer(String authorization, String token) ->
          token.equals(TOKEN) ? Authentication.granted("alice@" + DOMAIN) : Authentication.denied();
    };
  }

  /** The secret is the password. */
  private static Authentication authenticate(Proof.Apop proof) {
    return address(proof.name())
        .filter(address -> proof.digest().equals(apop(proof.timestamp())))
        .map(Authentication::granted)
        .orElseGet(Authentication::denied);
  }

  /** What a client says that knows the password (RFC 1939 §7). */
  public static String apop(String timestamp) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5")
                  .digest((timestamp + PASSWORD).getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Authentication authenticate(Credentials credentials) {
    String user = credentials.authentication().toLowerCase(Locale.ROOT);
    boolean actsAsItself =
        credentials.authorization().isEmpty() || credentials.authorization().equals(user);
    return address(user)
        .filter(address -> actsAsItself && credentials.password().equals(PASSWORD))
        .map(Authentication::granted)
        .orElseGet(Authentication::denied);
  }

  private static Optional<String> address(String name) {
    String user = name.toLowerCase(Locale.ROOT);
    String local = user.endsWith("@" + DOMAIN) ? user.substring(0, user.indexOf('@')) : user;
    return Optional.of(local).filter(ACCOUNTS::contains).map(known -> known + "@" + DOMAIN);
  }
}
