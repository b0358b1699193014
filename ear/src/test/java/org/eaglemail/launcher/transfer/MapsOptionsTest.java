package org.eaglemail.launcher.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapsOptionsTest {
  private static MapsOptions parse(String words) {
    return MapsOptions.parse(words.isEmpty() ? List.of() : List.of(words.split(" ")));
  }

  @Test
  void readsAll() {
    assertThat(
            parse(
                "--url https://mail.test/ --user ann --password-file p --format postfix-virtual"
                    + " --domain home.test --dry-run --partial /etc/postfix/virtual"))
        .isEqualTo(
            new MapsOptions(
                URI.create("https://mail.test"),
                "ann",
                Optional.of(Path.of("p")),
                "postfix-virtual",
                Optional.of("home.test"),
                true,
                true,
                Path.of("/etc/postfix/virtual")));
    assertThat(parse("--format postfix-virtual virtual"))
        .isEqualTo(
            new MapsOptions(
                URI.create("http://127.0.0.1:8080"),
                "admin",
                Optional.empty(),
                "postfix-virtual",
                Optional.empty(),
                false,
                false,
                Path.of("virtual")));
  }

  @ParameterizedTest
  @CsvSource({
    "virtual, name a --format",
    "--format postfix-virtual, name a file",
    "--format, --format needs a value",
    "--format x a b, unknown argument 'b'; --help shows all",
    "--url ftp://x a, --url begins with http: or https:"
  })
  void saysWhatIsWrong(String words, String message) {
    assertThatThrownBy(() -> parse(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
