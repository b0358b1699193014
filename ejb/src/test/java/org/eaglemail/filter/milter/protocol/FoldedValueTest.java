package org.eaglemail.filter.milter.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedValueTest {
  @Test
  void isToldWithLf() {
    assertThat(FoldedValue.toMilter(" one\r\n\ttwo", false)).isEqualTo("one\n\ttwo");
    assertThat(FoldedValue.toMilter(" one\r\n\ttwo", true)).isEqualTo(" one\n\ttwo");
    assertThat(FoldedValue.toMilter("  one", false)).isEqualTo(" one");
  }

  @Test
  void comesBackTheSame() {
    String value = " one\r\n\ttwo\r\n three";

    assertThat(FoldedValue.fromMilter(FoldedValue.toMilter(value, false), false)).isEqualTo(value);
    assertThat(FoldedValue.fromMilter(FoldedValue.toMilter(value, true), true)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\nb", "a\r\nb", "a\r\n\r\nb", "a\n\n\nb", "a\n \nb", "a\n\tb", "a\r\r\nb"})
  void neverEndsTheField(String value) {
    assertThat(FoldedValue.fromMilter(value, false)).isEqualTo(" a\r\n\tb");
  }

  @Test
  void hasNoCrAlone() {
    assertThat(FoldedValue.fromMilter("a\rb", true)).isEqualTo("a b");
  }
}
