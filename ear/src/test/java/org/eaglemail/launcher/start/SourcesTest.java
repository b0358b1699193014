package org.eaglemail.launcher.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  @Test
  void aPropertyComesBeforeTheEnvironmentBeforeTheFile() {
    Map<String, String> file =
        Map.of("eagle.hostname", "file", "eagle.db.user", "file", "eagle.message.max-size", "file");
    Map<String, String> environment =
        Map.of("EAGLE_HOSTNAME", "environment", "EAGLE_DB_USER", "environment");
    Sources sources = new Sources(Map.of("eagle.hostname", "property"), environment, file);

    assertThat(sources.find("eagle.hostname")).contains("property");
    assertThat(sources.find("eagle.db.user")).contains("environment");
    assertThat(sources.find("eagle.message.max-size")).contains("file");
    assertThat(sources.find("eagle.data")).isEmpty();
  }

  @Test
  void theEnvironmentKnowsANameWithAHyphen() {
    Sources sources = new Sources(Map.of(), Map.of("EAGLE_MESSAGE_MAX_SIZE", "1M"), Map.of());

    assertThat(sources.find("eagle.message.max-size")).contains("1M");
  }

  @Test
  void settingsAreReadFromAllOfThem() throws StartFailure {
    Sources sources =
        new Sources(
            Map.of("eagle.hostname", "mx.example.test"),
            Map.of("EAGLE_POP3_LISTEN", "off"),
            Map.of("eagle.smtp.client.port", "2525"));

    assertThat(sources.settings())
        .satisfies(
            settings -> {
              assertThat(settings.hostname()).isEqualTo(new Domain("mx.example.test"));
              assertThat(settings.pop3Listen()).isEmpty();
              assertThat(settings.smtpClientPort()).isEqualTo(2525);
            });
  }

  @Test
  void misspeltNamesAndFaultyTextsAreToldTogether() {
    Sources sources =
        new Sources(
            Map.of("eagle.hostnam", "a"),
            Map.of("EAGLE_SMTP_LISTEN", "nowhere"),
            Map.of("eagle.queue.expire", "5d"));

    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(sources::settings)
        .satisfies(failure -> assertThat(failure.status()).isEqualTo(2))
        .satisfies(
            failure ->
                assertThat(failure.lines())
                    .containsExactly(
                        "eagle.hostnam: unknown setting; did you mean eagle.hostname?",
                        "eagle.queue.expire: unknown setting; did you mean eagle.queue.expiry?",
                        "eagle.smtp.listen: 'nowhere' has no port"));
  }

  @Test
  void aFileIsReadAsProperties(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("eagle.properties");
    Files.writeString(file, "# a remark\neagle.db.user = eagle\n");

    assertThat(Sources.ofProcess(Optional.of(file)).find("eagle.db.user")).contains("eagle");
  }

  @Test
  void aFileThatIsMissingIsWrongUse(@TempDir Path directory) {
    Path file = directory.resolve("none");

    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> Sources.ofProcess(Optional.of(file)))
        .withMessage("cannot read the settings in %s: there is no %s", file, file);
  }
}
