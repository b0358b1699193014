package org.eaglemail.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3461 §4. */
class XtextTest {
  static LongStream seeds() {
    return Seeds.some(20);
  }

  @ParameterizedTest
  @CsvSource({"a@b, a@b", "a+b=c, a+2Bb+3Dc", "'a b', a+20b", "caf\u00e9, caf+C3+A9", "'', ''"})
  void encodesAndDecodes(String text, String encoded) {
    assertThat(Xtext.encode(text)).isEqualTo(encoded);
    assertThat(Xtext.decode(encoded)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "+2", "a+2", "+GG", "a=b", "a b", "\u00e9", "+E9", "+C0+AF", "+-1"})
  void whatIsNoXtext(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Xtext.decode(text));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyTextSurvives(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(30), 0, 0xd800).forEach(text::appendCodePoint);
      assertThat(Xtext.decode(Xtext.encode(text.toString()))).isEqualTo(text.toString());
    }
  }
}
