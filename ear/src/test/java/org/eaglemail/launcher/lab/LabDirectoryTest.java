package org.eaglemail.launcher.lab;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabDirectoryTest {
  @TempDir private Path parent;

  @Test
  void eachLabBeginsAnew() throws Exception {
    Path path = parent.resolve("a/lab");
    try (LabDirectory first = LabDirectory.take(path)) {
      Files.createDirectories(first.path().resolve("alpha/spool"));
      Files.writeString(first.path().resolve("alpha/spool/x"), "old");
    }

    try (LabDirectory second = LabDirectory.take(path)) {
      assertThat(second.path().resolve("alpha")).doesNotExist();
    }
  }

  @Test
  void whatIsNoLabsIsLeftAlone() throws Exception {
    Path precious = Files.writeString(parent.resolve("thesis.txt"), "text");

    assertThatExceptionOfType(LabFailure.class)
        .isThrownBy(() -> LabDirectory.take(parent))
        .withMessageContaining("not empty");
    assertThat(precious).exists();
  }

  @Test
  void theZoneIsThatOfTheNetwork() throws Exception {
    try (LabDirectory lab = LabDirectory.take(parent.resolve("lab"))) {
      assertThat(lab.writeZone("127.9.8", Site.first(5, "127.9.8", 0)))
          .content()
          .contains(
              "$ORIGIN beta.test.",
              "mail        IN A     127.9.8.2",
              "$ORIGIN epsilon.test.",
              "mail        IN A     127.9.8.5",
              "nobody      IN A     127.9.8.99")
          .doesNotContain("127.0.1.", "zeta");
      assertThat(lab.writeNamedConfiguration(5300))
          .content()
          .contains("port 5300", "directory \"" + lab.path() + "\"")
          .doesNotContain("@");
    }
  }

  @Test
  void whereMailboxesAreIsForTheOwnerOnly() throws Exception {
    Path path = parent.resolve("lab");
    List<Station> stations = Site.first(3, "127.9.8", 1000).stream().map(Site::station).toList();
    try (LabDirectory lab = LabDirectory.take(path)) {
      assertThatExceptionOfType(LabFailure.class)
          .isThrownBy(() -> LabDirectory.stations(path))
          .withMessageContaining("no lab is up");

      lab.writeStations(stations);

      assertThat(LabDirectory.stations(path)).isEqualTo(stations);
      assertThat(Files.getPosixFilePermissions(path.resolve("stations")))
          .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }
  }
}
