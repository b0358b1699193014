package org.eaglemail.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScramVerifierTest {
  @Test
  void readingIsTheReverseOfWriting() {
    ScramVerifier verifier = ScramVerifier.of("secret", 4096);
    assertThat(ScramVerifier.parse(verifier.text())).isEqualTo(verifier);
    assertThat(verifier.text()).startsWith("SCRAM-SHA-256$4096:").hasSizeLessThan(255);
    assertThat(verifier.toString()).isEqualTo("ScramVerifier[4096 iterations]");
    assertThat(ScramVerifier.of("secret", 4096)).isNotEqualTo(verifier);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SCRAM-SHA-1$4096:AAAA$AAAA:AAAA",
        "SCRAM-SHA-256$0:AAAA$AAAA:AAAA",
        "SCRAM-SHA-256$99999999:AAAA$AAAA:AAAA",
        "SCRAM-SHA-256$4096:AAAA$AAAA:AAAA"
      })
  void whatIsNoVerifierIsNotRead(String text) {
    assertThatThrownBy(() -> ScramVerifier.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
