package org.eaglemail.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eaglemail.directory.Authenticator;
import org.eaglemail.directory.Directory;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.directory.Injection;
import org.eaglemail.directory.LoginLookup;
import org.eaglemail.directory.PasswordVerifier;
import org.eaglemail.directory.ScramLogins;
import org.eaglemail.directory.apop.ApopLogins;
import org.eaglemail.metrics.Counter;
import org.eaglemail.metrics.Counters;
import org.eaglemail.oauth.TokenAnswer;
import org.eaglemail.oauth.TokenVerifier;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientAuthenticationTest {
  private final Settings settings =
      DirectoryDatabase.settings(Map.of("eagle.auth.lockout.failures", "2"));
  private final DirectoryDatabase database = new DirectoryDatabase(settings);
  private final Counters counters = new Counters();
  private final ClientAuthentication authentication = authentication();

  /** Tokens are what they name. */
  private static final class Naming implements TokenVerifier {
    @Override
    public TokenAnswer verify(String token) {
      return switch (token) {
        case "bad" -> new TokenAnswer.Invalid("it is bad");
        case "late" -> new TokenAnswer.Unknown("the issuer is away");
        default -> new TokenAnswer.Names(token);
      };
    }
  }

  private ClientAuthentication authentication() {
    LoginLookup logins = database.logins;
    TokenVerifier tokens = new Naming();
    Bearers bearers = Injection.into(new Bearers(), tokens, logins);
    Authenticator passwords =
        Injection.into(new Authenticator(), logins, new PasswordVerifier(), new Directory());
    Lockout lockout = new Lockout(LockoutRules.of(settings), Clock.systemUTC());
    return Injection.into(
        new ClientAuthentication(),
        settings,
        logins,
        passwords,
        new ScramLogins(),
        new ApopLogins(),
        tokens,
        bearers,
        counters,
        lockout);
  }

  @BeforeEach
  void fill() {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");
    database.createAccount("bob@example.test");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Authentication authenticate(String address, Proof proof) {
    return authentication.authenticate(Clients.at(address), proof);
  }

  private static Proof password(String name, String password) {
    return new Proof.Password(Credentials.of(name, password));
  }

  @Test
  void whoeverGuessesIsShutOutAlsoWithTheRightPassword() {
    assertThat(authenticate("192.0.2.1", password("alice", "one")))
        .isEqualTo(new Authentication.Denied(Duration.ofSeconds(2)));
    // Another way to write the same name is no other account.
    assertThat(authenticate("192.0.2.1", password("ALICE@example.test", "two")))
        .isEqualTo(new Authentication.Denied(Duration.ofSeconds(4)));
    assertThat(authenticate("192.0.2.1", password("alice", "secret")))
        .isEqualTo(new Authentication.Refused(ClientAuthentication.LOCKED_OUT));

    assertThat(authenticate("192.0.2.2", password("alice", "secret")))
        .isInstanceOf(Authentication.Granted.class);
    assertThat(counters.value(Counter.LOGINS)).isEqualTo(1);
    assertThat(counters.value(Counter.LOGINS_DENIED)).isEqualTo(2);
    assertThat(counters.value(Counter.LOGINS_LOCKED_OUT)).isEqualTo(1);
  }

  @Test
  void aTokenNamesAnAccountHere() {
    assertThat(authenticate("192.0.2.1", new Proof.Bearer("", "alice@example.test")))
        .extracting(answer -> ((Authentication.Granted) answer).account())
        .isEqualTo("alice@example.test");
    assertThat(authenticate("192.0.2.1", new Proof.Bearer("alice", "alice@example.test")))
        .isInstanceOf(Authentication.Granted.class);
    assertThat(authenticate("192.0.2.1", new Proof.Bearer("bob", "alice@example.test")))
        .isInstanceOf(Authentication.Denied.class);
    assertThat(authenticate("192.0.2.1", new Proof.Bearer("", "stranger@elsewhere.test")))
        .isInstanceOf(Authentication.Denied.class);
    assertThat(authenticate("192.0.2.3", new Proof.Bearer("", "bad")))
        .isInstanceOf(Authentication.Denied.class);
  }

  @Test
  void anIssuerThatIsAwayIsNobodysFault() {
    for (int i = 0; i < 5; i++) {
      assertThat(authenticate("192.0.2.1", new Proof.Bearer("alice", "late")))
          .isInstanceOf(Authentication.Refused.class);
    }
    assertThat(authenticate("192.0.2.1", new Proof.Bearer("alice", "alice")))
        .isInstanceOf(Authentication.Granted.class);
  }

  @Test
  void oauthbearerIsOfferedWhereThereIsAnIssuer() {
    assertThat(authentication.mechanisms())
        .isEqualTo(
            List.of(
                SaslMechanism.SCRAM_SHA_256_PLUS,
                SaslMechanism.SCRAM_SHA_256,
                SaslMechanism.PLAIN,
                SaslMechanism.LOGIN,
                SaslMechanism.OAUTHBEARER));
  }
}
