package org.eaglemail.protocol.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of PLAIN, OAUTHBEARER and SCRAM: reading what was written gives the same. */
class SaslMessagesTest {
  private static final String ALPHABET = "ab=,\u00e9\ud83e\udd85 @.\1;\"";

  static LongStream seeds() {
    return Seeds.some(200);
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder("x");
    for (int i = random.nextInt(12); i > 0; i--) {
      name.appendCodePoint(
          ALPHABET.codePointAt(
              ALPHABET.offsetByCodePoints(
                  0, random.nextInt(ALPHABET.codePointCount(0, ALPHABET.length())))));
    }
    return name.toString();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readingIsTheReverseOfWriting(long seed) throws SaslSyntaxError {
    Random random = new Random(seed);
    PlainMessage plain = new PlainMessage(name(random), name(random), name(random));
    assertThat(PlainMessage.parse(plain.octets())).isEqualTo(plain);

    Gs2Header header = new Gs2Header(new Gs2Header.Binding.Used("tls-exporter"), name(random));
    ScramClientFirst first = ScramClientFirst.of(header, name(random), ScramNonce.fresh());
    assertThat(ScramClientFirst.parse(first.octets())).isEqualTo(first);

    BearerMessage bearer =
        new BearerMessage(
            name(random).replace("\1", ""),
            Optional.of("mail.example"),
            Optional.empty(),
            "a.b-c_d~e+f/g==");
    assertThat(BearerMessage.parse(bearer.octets())).isEqualTo(bearer);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingButASyntaxErrorIsThrown(long seed) {
    Random random = new Random(seed);
    byte[] octets = new byte[random.nextInt(60)];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) "nyp=,ars\0\1cv Bearuth\u00ff".charAt(random.nextInt(20));
    }
    assertThat(
            List.<Reading>of(
                PlainMessage::parse,
                BearerMessage::parse,
                ScramClientFirst::parse,
                ScramServerFirst::parse,
                ScramClientFinal::parse,
                ScramServerFinal::parse))
        .allSatisfy(
            reading -> {
              try {
                assertThat(reading.read(octets)).isNotNull();
              } catch (SaslSyntaxError expected) {
                assertThat(expected).hasMessageNotContaining("\0");
              }
            });
  }

  private interface Reading {
    Object read(byte[] octets) throws SaslSyntaxError;
  }

  @Test
  void theExampleOfOauthbearerIsRead() throws SaslSyntaxError {
    // RFC 7628 §4.1.
    String example =
        "n,a=user@example.com,\1host=server.example.com\1port=143\1"
            + "auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\1\1";
    BearerMessage message = BearerMessage.parse(example.getBytes(StandardCharsets.US_ASCII));

    assertThat(message.authorization()).isEqualTo("user@example.com");
    assertThat(message.host()).contains("server.example.com");
    assertThat(message.port()).contains("143");
    assertThat(message.token()).isEqualTo("vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==");
    assertThat(message.octets()).isEqualTo(example.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\1",
        "n,,",
        "n,,\1",
        "n,,\1\1",
        "n,,\1auth=Bearer x\1",
        "n,,\1auth=Basic x\1\1",
        "n,,\1auth=Bearer \1\1",
        "n,,\1auth=Bearer a b\1\1",
        "n,,\1auth=Bearer x\1auth=Bearer y\1\1",
        "n,,\1host=a\1\1",
        "n,,\1=a\1auth=Bearer x\1\1",
        "p=tls-exporter,,\1auth=Bearer x\1\1"
      })
  void whatIsNoMessageOfOauthbearerIsNotRead(String message) {
    assertThatThrownBy(() -> BearerMessage.parse(message.getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(SaslSyntaxError.class);
  }

  @Test
  void theFailureIsJson() {
    assertThat(new String(BearerFailure.INVALID_TOKEN.json(), StandardCharsets.US_ASCII))
        .isEqualTo("{\"status\":\"invalid_token\",\"schemes\":\"bearer\"}");
  }
}
