package org.eaglemail.launcher.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

  @Test
  void nothingStarts() throws StartFailure {
    assertThat(Arguments.parse()).isEqualTo(new Arguments.Start(Optional.empty(), false));
  }

  @Test
  void aFileMayBeNamed() throws StartFailure {
    assertThat(Arguments.parse("--config", "eagle.properties"))
        .isEqualTo(new Arguments.Start(Optional.of(Path.of("eagle.properties")), false));
  }

  @Test
  void itMayStopWithItsParent() throws StartFailure {
    assertThat(Arguments.parse("--with-parent"))
        .isEqualTo(new Arguments.Start(Optional.empty(), true));
  }

  @Test
  void helpAndVersionWinOverAStart() throws StartFailure {
    assertThat(Arguments.parse("--config", "x", "--help")).isInstanceOf(Arguments.Help.class);
    assertThat(Arguments.parse("--version")).isInstanceOf(Arguments.Version.class);
  }

  @Test
  void theLabReadsItsOwnWords() throws StartFailure {
    assertThat(Arguments.parse("lab", "--named", "--help"))
        .isEqualTo(new Arguments.Lab(List.of("--named", "--help")));
  }

  @Test
  void theSuiteReadsItsOwnWords() throws StartFailure {
    assertThat(Arguments.parse("conformance", "pop3", "--list"))
        .isEqualTo(new Arguments.Conformance(List.of("pop3", "--list")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--config", "--port", "start", ""})
  void elseItIsWrongUse(String word) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> Arguments.parse(word))
        .satisfies(failure -> assertThat(failure.status()).isEqualTo(2));
  }
}
