package org.eaglemail.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import org.eaglemail.spi.Client;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Proof;
import org.junit.jupiter.api.Test;

class FailureLogTest {
  private final Client client = Clients.at("192.0.2.1");

  private String line(String name) {
    Proof proof = new Proof.Password(Credentials.of(name, "hidden"));
    return FailureLog.line(client, Claim.of(proof), "denied");
  }

  @Test
  void theFormIsThatOfTheDocumentation() {
    assertThat(line("alice@example.test"))
        .isEqualTo(
            "authentication failed: client=192.0.2.1 listener=submission mechanism=password"
                + " account=\"alice@example.test\" reason=denied");
  }

  @Test
  void aNameCannotForgeAnotherLineOrField() {
    assertThat(line("x\" reason=ok\r\nauthentication failed: client=198.51.100.1"))
        .contains(
            "account=\"x??reason=ok??authentication?failed:?client=198.51.100.1\" reason=denied")
        .doesNotContain("\n");
    assertThat(line("a".repeat(10_000))).hasSizeLessThan(300);
  }

  @Test
  void noSecretIsLogged() {
    assertThat(line("alice")).doesNotContain("hidden");
    assertThat(FailureLog.line(client, Claim.of(new Proof.Bearer("alice", "hidden")), "denied"))
        .doesNotContain("hidden")
        .contains("mechanism=OAUTHBEARER account=\"alice\"");
  }
}
