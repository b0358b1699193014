package org.eaglemail.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteAnswerTest {

  @Test
  void theStepsAreFoundWhateverTheyHold() throws Exception {
    RouteAnswer answer =
        RouteAnswer.parse(
            """
            {"decision":"RELAY","hosts":["a","b]"],"recipient":"x@y.test",
             "steps":["one, \\"two\\" [3]", "\\u00e4 \\\\ $1"]}
            """);

    assertThat(answer.decision()).isEqualTo("RELAY");
    assertThat(answer.steps()).containsExactly("one, \"two\" [3]", "\u00e4 \\ $1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"decision\":\"LOCAL\"}", "{\"steps\":[\"a\"]}"})
  void elseItIsNoAnswer(String json) {
    assertThatExceptionOfType(LabFailure.class).isThrownBy(() -> RouteAnswer.parse(json));
  }
}
