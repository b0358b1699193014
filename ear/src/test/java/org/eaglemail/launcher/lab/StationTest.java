package org.eaglemail.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationTest {

  @Test
  void isReadAsItIsWritten() {
    Station station = Site.first(2, "127.0.1", 7).getLast().station();

    assertThat(station.line())
        .startsWith("beta bob@beta.test ")
        .endsWith("127.0.1.2:2594 127.0.1.2:2117");
    assertThat(Station.parse(station.line())).isEqualTo(station);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "beta bob@beta.test secret 127.0.0.1:1",
        "beta bob secret 127.0.0.1:1 127.0.0.1:2",
        "beta bob@beta.test secret 127.0.0.1 127.0.0.1:2",
        "beta bob@beta.test secret :1 127.0.0.1:2",
        "beta bob@beta.test secret 127.0.0.1:0 127.0.0.1:2",
        "beta bob@beta.test secret 127.0.0.1:1 127.0.0.1:65536",
        "beta bob@beta.test secret 127.0.0.1:1 127.0.0.256:2"
      })
  void anythingElseIsRefused(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> Station.parse(line));
  }
}
