package org.eaglemail.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabOptionsTest {

  @Test
  void nothingNeedBeSaid() {
    assertThat(LabOptions.parse(List.of()))
        .isEqualTo(
            new LabOptions(Path.of("eagle-lab"), "127.0.1", 0, 2, false, false, false, false));
  }

  @Test
  void everythingMayBeSaid() {
    assertThat(
            LabOptions.parse(
                List.of(
                    ("--named --once --with-parent --matrix --groups 5 --directory d"
                            + " --network 127.255.0 --add-to-ports 100")
                        .split(" ", -1))))
        .isEqualTo(new LabOptions(Path.of("d"), "127.255.0", 100, 5, true, true, true, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--network",
        "--network 10.0.0",
        "--network 127.0.256",
        "--network 127.0.1.1",
        "--add-to-ports x",
        "--add-to-ports -1",
        "--add-to-ports 50001",
        "--groups 1",
        "--groups 10",
        "--groups many",
        "--directory",
        "--config x",
        "once"
      })
  void elseItIsWrongUse(String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabOptions.parse(List.of(words.split(" ", -1))));
  }
}
