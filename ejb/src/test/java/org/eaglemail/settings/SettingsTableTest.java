package org.eaglemail.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsTableTest {

  @Test
  void theReadmeHasTheTable() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));

    assertThat(readme)
        .as("print it with org.eaglemail.settings.SettingsTable.markdown()")
        .contains(SettingsTable.markdown());
  }

  @Test
  void everySettingHasALineOfMarkdown() {
    assertThat(SettingsTable.markdown().lines())
        .hasSize(Catalogue.all().size() + 2)
        .allMatch(line -> line.chars().filter(c -> c == '|').count() == 5);
  }

  @Test
  void helpNamesEverySetting() {
    assertThat(SettingsTable.text()).contains(Catalogue.all().stream().map(Setting::name).toList());
  }
}
