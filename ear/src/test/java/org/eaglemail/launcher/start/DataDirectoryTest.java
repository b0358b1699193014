package org.eaglemail.launcher.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path parent;

  private DataDirectory take(Path path) throws StartFailure {
    return DataDirectory.take(path, path.resolve("tmp"));
  }

  @Test
  void itIsMadeForTheOwnerOnly() throws Exception {
    Path path = parent.resolve("a/b");

    take(path);

    assertThat(Files.getPosixFilePermissions(path))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(path.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void whatAnEarlierRunLeftIsCleared() throws Exception {
    Files.createDirectories(parent.resolve("tmp/server/deep"));
    Files.writeString(parent.resolve("tmp/server/deep/file"), "x");
    Files.writeString(parent.resolve("mail"), "kept");

    take(parent);

    assertThat(parent.resolve("tmp")).isEmptyDirectory();
    assertThat(parent.resolve("mail")).hasContent("kept");
  }

  @Test
  void nobodyElseMayHaveIt() throws Exception {
    DataDirectory first = take(parent);

    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> take(parent))
        .withMessage("eagle.data: another Eagle runs on %s", first.path());
  }

  @Test
  void aFileInItsPlaceIsAFault() throws Exception {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> take(file))
        .withMessageStartingWith("eagle.data: cannot use " + file);
  }

  @Test
  void theFirstPasswordIsGivenOnce() throws Exception {
    DataDirectory data = take(parent);
    Files.writeString(parent.resolve("initial-admin-password"), "secret\n");

    assertThat(data.takeInitialPassword()).contains("secret");
    assertThat(data.takeInitialPassword()).isEmpty();
  }
}
