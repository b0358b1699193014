package org.eaglemail.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.eaglemail.settings.Settings;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
  private static DatabaseSettings of(String url) {
    Map<String, String> said = Map.of("eagle.db.url", url, "eagle.hostname", "mail.example.org");
    return DatabaseSettings.of(Settings.read(name -> Optional.ofNullable(said.get(name))));
  }

  @Test
  void anH2UrlGetsWhatItDoesNotSay() {
    assertThat(of("jdbc:h2:file:/var/mail").url())
        .isEqualTo(
            "jdbc:h2:file:/var/mail;CACHE_SIZE=65536;DB_CLOSE_ON_EXIT=FALSE"
                + ";OPTIMIZE_REUSE_RESULTS=0;QUERY_CACHE_SIZE=128");
  }

  @Test
  void whatAnH2UrlSaysStays() {
    assertThat(of("jdbc:h2:file:/var/mail;cache_size=8192;OPTIMIZE_REUSE_RESULTS=1").url())
        .isEqualTo(
            "jdbc:h2:file:/var/mail;cache_size=8192;OPTIMIZE_REUSE_RESULTS=1"
                + ";DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=128");
  }

  @Test
  void aPostgresqlUrlStaysAsItIs() {
    String url = "jdbc:postgresql://db.example.org/eagle?ssl=true";
    assertThat(of(url).url()).isEqualTo(url);
  }
}
