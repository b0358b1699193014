package org.eaglemail.protocol.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScramTest {
  // RFC 7677 §3.
  private static final String CLIENT_NONCE = "rOprNGfwEbeRWgbNEkqO";
  private static final String CLIENT_FIRST = "n,,n=user,r=" + CLIENT_NONCE;
  private static final String SERVER_FIRST =
      "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
  private static final String CLIENT_FINAL =
      "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
          + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
  private static final String SERVER_FINAL = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theClientSaysWhatTheExampleSays() throws SaslSyntaxError {
    ScramClient client = ScramClient.unbound("user", "pencil", false, CLIENT_NONCE);

    assertThat(client.initialResponse().orElseThrow()).isEqualTo(octets(CLIENT_FIRST));
    assertThat(client.respond(octets(SERVER_FIRST))).isEqualTo(octets(CLIENT_FINAL));
    assertThat(client.isComplete()).isFalse();
    assertThat(client.respond(octets(SERVER_FINAL))).isEmpty();
    assertThat(client.isComplete()).isTrue();
  }

  @Test
  void theServersKeysVerifyTheExamplesProofAndSignIt() throws SaslSyntaxError {
    ScramClientFirst first = ScramClientFirst.parse(octets(CLIENT_FIRST));
    ScramServerFirst answer = ScramServerFirst.parse(octets(SERVER_FIRST));
    ScramClientFinal last = ScramClientFinal.parse(octets(CLIENT_FINAL));
    ScramKeys keys = SaltedPassword.of("pencil", answer.salt(), answer.iterations()).keys();
    String message = ScramMessage.of(first, answer, last.withoutProof());

    assertThat(keys.verify(message, last.proof()))
        .hasValueSatisfying(
            signature ->
                assertThat(new ScramServerFinal(signature).octets())
                    .isEqualTo(octets(SERVER_FINAL)));
    assertThat(keys.verify(message + "x", last.proof())).isEmpty();
    assertThat(keys.verify(message, new byte[0])).isEmpty();
    assertThat(keys.verify(message, new byte[33])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "r=other,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4095",
        "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=99999999",
        "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=-1",
        "r=rOprNGfwEbeRWgbNEkqOx,s=?,i=4096",
        "m=x,r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "e=unknown-user"
      })
  void aClientTakesNoOddServerFirst(String message) {
    ScramClient client = ScramClient.unbound("user", "pencil", false, CLIENT_NONCE);
    assertThatThrownBy(() -> client.respond(octets(message))).isInstanceOf(SaslSyntaxError.class);
    assertThat(client.isComplete()).isFalse();
  }

  @Test
  void aServerThatDoesNotKnowThePasswordIsFoundOut() throws SaslSyntaxError {
    ScramClient client = ScramClient.unbound("user", "pencil", false, CLIENT_NONCE);
    client.respond(octets(SERVER_FIRST));
    String wrong = "v=" + Base64.getEncoder().encodeToString(new byte[32]);
    assertThatThrownBy(() -> client.respond(octets(wrong))).isInstanceOf(SaslSyntaxError.class);
    assertThat(client.isComplete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "n,",
        "n,,",
        "n,,n=,r=x",
        "n,,n=user",
        "n,,r=x,n=user",
        "n,,n=us=er,r=x",
        "n,,n=user,r=",
        "n,,n=user,r=a b",
        "n,,m=1,n=user,r=x",
        "n,,n=user,r=x,1=2",
        "n,,n=user,r=x,",
        "x,,n=user,r=x",
        "p=,,n=user,r=x",
        "p=tls unique,,n=user,r=x",
        "n,b=other,n=user,r=x",
        "n,a=,n=user,r=x",
        "F,n,,n=user,r=x"
      })
  void whatIsNoFirstMessageIsNotRead(String message) {
    assertThatThrownBy(() -> ScramClientFirst.parse(octets(message)))
        .isInstanceOf(SaslSyntaxError.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c=biws",
        "c=biws,r=x",
        "c=?,r=x,p=AAAA",
        "c=biws,r=x,p=?",
        "r=x,c=biws,p=AA=="
      })
  void whatIsNoFinalMessageIsNotRead(String message) {
    assertThatThrownBy(() -> ScramClientFinal.parse(octets(message)))
        .isInstanceOf(SaslSyntaxError.class);
  }

  @Test
  void extensionsArePassedOverAndSigned() throws SaslSyntaxError {
    ScramClientFirst first = ScramClientFirst.parse(octets("n,,n=user,r=x,z=more"));
    assertThat(first.nonce()).isEqualTo("x");
    assertThat(first.bare()).isEqualTo("n=user,r=x,z=more");
    ScramClientFinal last = ScramClientFinal.parse(octets("c=biws,r=xy,z=more,p=AAAA"));
    assertThat(last.withoutProof()).isEqualTo("c=biws,r=xy,z=more");
  }

  @Test
  void passwordsThatLookTheSameAreTheSame() {
    byte[] salt = {1, 2, 3};
    assertThat(SaltedPassword.of("e\u0301", salt, 1).keys().storedKey())
        .isEqualTo(SaltedPassword.of("\u00e9", salt, 1).keys().storedKey());
  }

  @Test
  void noSecretIsShown() throws SaslSyntaxError {
    assertThat(ScramClientFinal.parse(octets(CLIENT_FINAL)).toString()).doesNotContain("dHzb");
    assertThat(new PlainMessage("", "alice", "hidden").toString()).doesNotContain("hidden");
    assertThat(BearerMessage.parse(octets("n,,\1auth=Bearer hidden\1\1")).toString())
        .doesNotContain("hidden");
  }
}
