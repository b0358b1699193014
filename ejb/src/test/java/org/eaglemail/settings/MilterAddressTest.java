package org.eaglemail.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MilterAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"localhost:8891", "inet:localhost:8891", "inet:8891@localhost"})
  void isAPort(String text) {
    assertThat(MilterAddress.parse(text)).isEqualTo(new MilterAddress.Inet("localhost", 8891));
  }

  @Test
  void isAPortOfIpv6() {
    assertThat(MilterAddress.parse("inet6:8891@[::1]"))
        .isEqualTo(new MilterAddress.Inet("::1", 8891));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unix:/run/milter.sock", "local:/run/milter.sock"})
  void isASocket(String text) {
    assertThat(MilterAddress.parse(text))
        .isEqualTo(new MilterAddress.Unix(Path.of("/run/milter.sock")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "inet:8891", "localhost:0", "unix:relative", "unix:"})
  void isNothingElse(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> MilterAddress.parse(text));
  }
}
