package org.eaglemail.launcher.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.settings.Settings;
import org.junit.jupiter.api.Test;

class StartPageTest {
  private static final Map<String, String> TEXTS =
      Map.of("eagle.hostname", "mail.example.test", "eagle.data", "/srv/eagle");

  private static String page(Optional<String> password) {
    Settings settings = Settings.read(name -> Optional.ofNullable(TEXTS.get(name)));
    List<Readiness.OpenListener> listeners =
        List.of(
            new Readiness.OpenListener("smtp", "SMTP", "127.0.0.1:2525"),
            new Readiness.OpenListener("submission", "SMTP", "127.0.0.1:2587"));
    return new StartPage("1.2", settings, listeners, password).text();
  }

  @Test
  void itSaysWhereEverythingIs() {
    assertThat(page(Optional.empty()))
        .isEqualTo(
            """

            Eagle 1.2 is ready.

              host name   mail.example.test
              data        /srv/eagle
              smtp        127.0.0.1:2525
              submission  127.0.0.1:2587
              console     http://127.0.0.1:8080/

            """);
  }

  @Test
  void atTheFirstStartItShowsTheAdministrator() {
    assertThat(page(Optional.of("secret")))
        .endsWith(
            """
            The administrator, generated at this first start and shown only now:

              user        admin
              password    secret

            """);
  }
}
