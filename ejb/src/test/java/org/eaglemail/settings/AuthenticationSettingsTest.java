package org.eaglemail.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationSettingsTest {
  private static final Map<String, String> OAUTH =
      Map.of(
          "eagle.oauth.issuer", "https://issuer.example.test/",
          "eagle.oauth.audience", "mail",
          "eagle.oauth.jwks", "https://issuer.example.test/keys");

  private static Settings read(Map<String, String> texts) {
    Map<String, String> all = new HashMap<>(texts);
    all.put("eagle.hostname", "mail.example.test");
    return Settings.read(name -> Optional.ofNullable(all.get(name)));
  }

  private static List<String> faulty(Map<String, String> texts) {
    try {
      read(texts);
      return List.of();
    } catch (FaultySettingsException e) {
      return e.faults().stream().map(SettingFault::name).toList();
    }
  }

  @Test
  void defaults() {
    Settings settings = read(Map.of());
    assertThat(settings.authMechanisms())
        .containsExactly(
            SaslMechanism.SCRAM_SHA_256_PLUS,
            SaslMechanism.SCRAM_SHA_256,
            SaslMechanism.PLAIN,
            SaslMechanism.LOGIN);
    assertThat(settings.authFailureDelay()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.authLockoutFailures()).isEqualTo(10);
    assertThat(settings.authLockoutClientFailures()).isEqualTo(50);
    assertThat(settings.authLockoutAccountFailures()).isEqualTo(100);
    assertThat(settings.authLockoutWindow()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.authLockoutDuration()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.oauthIssuer()).isEmpty();
    assertThat(settings.oauthAudience()).isEmpty();
    assertThat(settings.oauthKeys()).isEmpty();
    assertThat(settings.oauthClaims()).containsExactly("email", "preferred_username", "upn");
  }

  @Test
  void anIssuerNeedsItsKeysAndItsAudience() {
    assertThat(faulty(OAUTH)).isEmpty();
    for (String missing : OAUTH.keySet()) {
      Map<String, String> without = new HashMap<>(OAUTH);
      without.remove(missing);
      assertThat(faulty(without)).containsExactly(missing);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://issuer.example.test/keys", "ftp://127.0.0.1/keys", "https://"})
  void keysThatOthersCouldChangeOnTheWayAreNotTaken(String place) {
    Map<String, String> texts = new HashMap<>(OAUTH);
    texts.put("eagle.oauth.jwks", place);
    assertThat(faulty(texts)).containsExactly("eagle.oauth.jwks");
  }

  @Test
  void keysMayBeOnThisMachine() {
    Map<String, String> texts = new HashMap<>(OAUTH);
    texts.put("eagle.oauth.jwks", "http://127.0.0.1:8443/keys");
    assertThat(read(texts).oauthKeys()).contains(URI.create("http://127.0.0.1:8443/keys"));
    texts.put("eagle.oauth.jwks", "keys.json");
    assertThat(read(texts).oauthKeys()).contains(Path.of("keys.json").toAbsolutePath().toUri());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CRAM-MD5", "OAUTHBEARER", "PLAIN LOGIN"})
  void mechanismsAreThoseThatThereAre(String mechanism) {
    assertThat(faulty(Map.of("eagle.auth.mechanisms", mechanism)))
        .containsExactly("eagle.auth.mechanisms");
  }
}
