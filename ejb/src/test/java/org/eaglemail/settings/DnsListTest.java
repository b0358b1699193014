package org.eaglemail.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsListTest {
  @ParameterizedTest
  @CsvSource({
    "bl.test, 127.0.0.2, true",
    "bl.test, 127.1.2.3, true",
    "bl.test, 127.0.0.1, false",
    "bl.test, 127.255.255.254, false",
    "bl.test, 192.0.2.1, false",
    "bl.test=127.0.0.2, 127.0.0.2, true",
    "bl.test=127.0.0.2, 127.0.0.3, false",
    "bl.test=127.0.0.[2;4..7], 127.0.0.2, true",
    "bl.test=127.0.0.[2;4..7], 127.0.0.3, false",
    "bl.test=127.0.0.[2;4..7], 127.0.0.7, true",
    "bl.test=127.0.0.[2;4..7], 127.0.0.8, false",
    "bl.test=127.0.[0..255].0*-2, 127.0.200.0, true"
  })
  void knowsWhichAnswersCount(String list, String answer, boolean listed)
      throws UnknownHostException {
    assertThat(DnsList.parse(list).lists(List.of(InetAddress.getByName(answer)))).isEqualTo(listed);
    assertThat(DnsList.parse(list).lists(List.of())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"bl.test, 1", "bl.test*3, 3", "bl.test*-2, -2", "bl.test=127.0.0.2*7, 7"})
  void readsWeights(String list, int weight) {
    assertThat(DnsList.parse(list).weight()).isEqualTo(weight);
    assertThat(DnsList.parse(list).zone().name()).isEqualTo("bl.test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bl test",
        "bl.test*0",
        "bl.test*",
        "bl.test=",
        "bl.test=127.0.0",
        "bl.test=127.0.0.256",
        "bl.test=127.0.0.[4..2]",
        "bl.test=127.0.0.[]",
        "bl.test=127.0.0.[2;]",
        "bl.test*2=127.0.0.2",
        "bl..test",
        "bl.test*9999"
      })
  void refusesOtherForms(String text) {
    assertThatThrownBy(() -> DnsList.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
