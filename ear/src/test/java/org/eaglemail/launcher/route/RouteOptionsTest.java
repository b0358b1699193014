package org.eaglemail.launcher.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteOptionsTest {

  private static RouteOptions parse(String words) {
    return RouteOptions.parse(List.of(words.split(" ")));
  }

  @Test
  void anAddressIsEnough() {
    RouteOptions options = parse("a@b.test");
    assertThat(options.recipient()).isEqualTo("a@b.test");
    assertThat(options.url()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(options.user()).isEqualTo("admin");
    assertThat(options.sender()).isEmpty();
    assertThat(options.client()).isEmpty();
    assertThat(options.probe()).isFalse();
  }

  @Test
  void everythingCanBeSaid() {
    RouteOptions options =
        parse(
            "--url https://mail.test/ --user root --password-file p --sender c@d.test"
                + " --client 192.0.2.1 --account e@f.test --probe a@b.test");
    assertThat(options.url()).isEqualTo(URI.create("https://mail.test"));
    assertThat(options.user()).isEqualTo("root");
    assertThat(options.passwordFile()).contains(Path.of("p"));
    assertThat(options.sender()).isEqualTo("c@d.test");
    assertThat(options.client()).contains("192.0.2.1");
    assertThat(options.account()).contains("e@f.test");
    assertThat(options.probe()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--probe",
        "a@b.test c@d.test",
        "--odd a@b.test",
        "a@b.test --sender",
        "--url x a"
      })
  void refusesOthers(String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(words));
  }
}
