package org.eaglemail.server.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.protocol.sasl.LoginClient;
import org.eaglemail.protocol.sasl.PlainClient;
import org.eaglemail.protocol.sasl.PlainMessage;
import org.eaglemail.protocol.sasl.SaltedPassword;
import org.eaglemail.protocol.sasl.SaslClient;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.sasl.SaslSyntaxError;
import org.eaglemail.protocol.sasl.ScramClient;
import org.eaglemail.protocol.sasl.ScramKeys;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.ScramParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of each mechanism, against each other. */
class SaslExchangeTest {
  private static final List<SaslMechanism> ALL = List.of(SaslMechanism.values());
  private static final Map<String, byte[]> BINDINGS =
      Map.of("tls-exporter", new byte[] {1, 2, 3}, "tls-server-end-point", new byte[] {4, 5});

  private final Client clear = client("192.0.2.1");
  private final Client encrypted =
      clear.encrypted(new Encryption("TLSv1.3", "TLS_AES_128_GCM_SHA256", Optional.empty()));

  private static Client client(String address) {
    try {
      InetAddress remote = InetAddress.getByName(address);
      return Client.of(
          1, "test", new InetSocketAddress(remote, 587), new InetSocketAddress(remote, 40_000));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static final class Alice implements SaslAuthority {
    private static final byte[] SALT = {9, 8, 7, 6};
    private static final ScramKeys KEYS = SaltedPassword.of("secret", SALT, 4096).keys();

    @Override
    public ScramParameters scram(String user) {
      return new ScramParameters(SALT, 4096);
    }

    @Override
    public Authentication authenticate(Proof proof) {
      return switch (proof) {
        case Proof.Password(Credentials given) ->
            given.equals(new Credentials("", "alice", "secret"))
                ? Authentication.granted("alice@example.test")
                : Authentication.denied();
        case Proof.Scram scram when scram.authentication().equals("alice") ->
            KEYS.verify(scram.authMessage(), scram.proof())
                .<Authentication>map(
                    signature -> new Authentication.Granted("alice@example.test", signature))
                .orElseGet(Authentication::denied);
        case Proof.Scram other -> Authentication.denied();
        case Proof.Apop never -> throw new AssertionError("no mechanism of SASL");
        case Proof.Bearer(String authorization, String token) ->
            token.equals("good")
                ? Authentication.granted("alice@example.test")
                : Authentication.denied();
      };
    }
  }

  private static SaslExchange exchange(
      Client client, Function<String, Optional<byte[]>> bindings, List<SaslMechanism> mechanisms) {
    return new SaslExchange(client, SaslOffer.of(mechanisms, client, bindings), new Alice());
  }

  private SaslExchange bound() {
    return exchange(encrypted, name -> Optional.ofNullable(BINDINGS.get(name)), ALL);
  }

  private SaslExchange unbound() {
    return exchange(encrypted, name -> Optional.empty(), ALL);
  }

  private static SaslStep run(SaslExchange exchange, SaslClient client, boolean initial)
      throws SaslSyntaxError {
    Optional<String> first =
        initial ? client.initialResponse().map(SaslExchangeTest::base64) : Optional.empty();
    SaslStep step = exchange.begin(client.mechanism().keyword(), first);
    while (step instanceof SaslStep.Challenge(String challenge)) {
      step = exchange.answer(base64(client.respond(Base64.getDecoder().decode(challenge))));
    }
    return step;
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertGranted(SaslStep step) {
    assertThat(step).isEqualTo(new SaslStep.Granted("alice@example.test"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aliceIsKnownByEachMechanism(boolean initial) throws SaslSyntaxError {
    assertGranted(run(unbound(), ScramClient.unbound("alice", "secret", false, "abc"), initial));
    assertGranted(run(unbound(), new LoginClient("alice", "secret"), initial));
    if (initial) {
      PlainMessage plain = new PlainMessage("", "alice", "secret");
      assertGranted(run(unbound(), new PlainClient(plain), true));
    }
    BINDINGS.forEach(
        (name, data) -> {
          try {
            ScramClient scram = ScramClient.bound("alice", "secret", name, data, "abc");
            assertGranted(run(bound(), scram, initial));
            assertThat(scram.isComplete()).isTrue();
          } catch (SaslSyntaxError e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void plainMayWaitForItsPrompt() throws SaslSyntaxError {
    PlainClient client = new PlainClient(new PlainMessage("", "alice", "secret"));
    assertGranted(run(unbound(), client, false));
  }

  @Test
  void whoDoesNotKnowThePasswordIsDenied() throws SaslSyntaxError {
    assertThat(run(unbound(), ScramClient.unbound("alice", "wrong", false, "abc"), true))
        .isInstanceOf(SaslStep.Denied.class);
    assertThat(run(unbound(), ScramClient.unbound("bob", "secret", false, "abc"), true))
        .isInstanceOf(SaslStep.Denied.class);
    assertThat(run(unbound(), new LoginClient("alice", "wrong"), false))
        .isInstanceOf(SaslStep.Denied.class);
  }

  @Test
  void anotherChannelIsDenied() throws SaslSyntaxError {
    // RFC 5802 §6: somebody in the middle has another TLS session with each side.
    ScramClient client =
        ScramClient.bound("alice", "secret", "tls-exporter", new byte[] {1, 2, 4}, "abc");
    assertThat(run(bound(), client, true)).isInstanceOf(SaslStep.Denied.class);
  }

  @Test
  void aTypeOfBindingThatTheSessionDoesNotHaveIsDenied() throws SaslSyntaxError {
    ScramClient client = ScramClient.bound("alice", "secret", "tls-unique", new byte[3], "abc");
    assertThat(run(bound(), client, true)).isInstanceOf(SaslStep.Denied.class);
  }

  @Test
  void aDowngradeIsNoticed() throws SaslSyntaxError {
    // RFC 5802 §6: the client could bind and was not shown the PLUS that we offered.
    assertThat(run(bound(), ScramClient.unbound("alice", "secret", true, "abc"), true))
        .isInstanceOf(SaslStep.Denied.class);
    assertGranted(run(unbound(), ScramClient.unbound("alice", "secret", true, "abc"), true));
  }

  @Test
  void flagAndMechanismFitOrTheExchangeFails() {
    assertThat(bound().begin("SCRAM-SHA-256-PLUS", Optional.of(base64("n,,n=alice,r=x"))))
        .isInstanceOf(SaslStep.Denied.class);
    assertThat(bound().begin("SCRAM-SHA-256-PLUS", Optional.of(base64("y,,n=alice,r=x"))))
        .isInstanceOf(SaslStep.Denied.class);
    assertThat(bound().begin("SCRAM-SHA-256", Optional.of(base64("p=tls-exporter,,n=alice,r=x"))))
        .isInstanceOf(SaslStep.Denied.class);
  }

  @Test
  void aNonceThatIsNotTheServersIsDenied() {
    SaslExchange exchange = unbound();
    exchange.begin("SCRAM-SHA-256", Optional.of(base64("n,,n=alice,r=x")));
    assertThat(exchange.answer(base64("c=biws,r=x,p=AAAA"))).isInstanceOf(SaslStep.Denied.class);
  }

  @Test
  void theServersNonceIsNewEachTime() {
    Optional<String> first = Optional.of(base64("n,,n=alice,r=x"));
    assertThat(unbound().begin("SCRAM-SHA-256", first))
        .isNotEqualTo(unbound().begin("SCRAM-SHA-256", first));
  }

  @Test
  void oauthbearerTellsWhyAndThenFails() {
    assertGranted(unbound().begin("OAUTHBEARER", Optional.of(base64("n,,\1auth=Bearer good\1\1"))));

    SaslExchange exchange = unbound();
    SaslStep step = exchange.begin("OAUTHBEARER", Optional.of(base64("n,,\1auth=Bearer bad\1\1")));
    assertThat(step)
        .isEqualTo(
            new SaslStep.Challenge(
                base64("{\"status\":\"invalid_token\",\"schemes\":\"bearer\"}")));
    // RFC 7628 §3.2.3.
    assertThat(exchange.answer(base64("\1"))).isInstanceOf(SaslStep.Denied.class);
  }

  @Test
  void whatIsNotOfferedIsNotTaken() {
    SaslOffer offer = SaslOffer.of(ALL, clear, name -> Optional.empty());
    assertThat(offer.names()).isEqualTo("SCRAM-SHA-256");
    SaslExchange exchange = new SaslExchange(clear, offer, new Alice());
    for (String secret : List.of("PLAIN", "LOGIN", "OAUTHBEARER", "SCRAM-SHA-256-PLUS")) {
      assertThat(exchange.begin(secret, Optional.empty()))
          .isEqualTo(new SaslStep.Faulty(SaslFault.ENCRYPTION_REQUIRED));
    }
    assertThat(exchange.begin("CRAM-MD5", Optional.empty()))
        .isEqualTo(new SaslStep.Faulty(SaslFault.UNKNOWN_MECHANISM));
    assertThat(
            exchange(clear, name -> Optional.empty(), List.of(SaslMechanism.PLAIN))
                .begin("SCRAM-SHA-256", Optional.empty()))
        .isEqualTo(new SaslStep.Faulty(SaslFault.UNKNOWN_MECHANISM));
    assertThat(unbound().begin("SCRAM-SHA-256-PLUS", Optional.empty()))
        .isEqualTo(new SaslStep.Faulty(SaslFault.UNKNOWN_MECHANISM));
  }

  @Test
  void cancelAndNonsenseEndTheExchange() {
    for (SaslMechanism mechanism : ALL) {
      SaslExchange exchange = bound();
      exchange.begin(mechanism.keyword(), Optional.empty());
      assertThat(exchange.answer("*")).isEqualTo(new SaslStep.Faulty(SaslFault.CANCELLED));
      assertThat(bound().begin(mechanism.keyword(), Optional.of("?")))
          .isEqualTo(new SaslStep.Faulty(SaslFault.MALFORMED));
    }
  }
}
