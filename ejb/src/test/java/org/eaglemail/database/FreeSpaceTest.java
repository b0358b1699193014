package org.eaglemail.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eaglemail.directory.Injection;
import org.eaglemail.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail is put off before the disk is full. */
class FreeSpaceTest {
  @TempDir private Path directory;

  private FreeSpace space(String reserve) {
    Map<String, String> texts =
        Map.of(
            "eagle.data",
            directory.toString(),
            "eagle.spool.min-free",
            reserve,
            "eagle.hostname",
            "mail.example.test");
    Settings settings = Settings.read(name -> Optional.ofNullable(texts.get(name)));
    return Injection.into(new FreeSpace(), settings, Clock.systemUTC());
  }

  @Test
  void takesMailWhileThereIsRoom() {
    assertThat(space("0").suffices(OptionalLong.of(Long.MAX_VALUE))).isTrue();
    assertThat(space("1").suffices(OptionalLong.of(1))).isTrue();
  }

  @Test
  void countsTheMessageToCome() throws IOException {
    long free = Files.getFileStore(directory).getUsableSpace();
    assertThat(space("1K").suffices(OptionalLong.of(2 * free))).isFalse();
    assertThat(space("1024G").suffices(OptionalLong.empty())).isEqualTo(free >= 1024L << 30);
  }
}
