package org.eaglemail.directory.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir private Path directory;

  @Test
  void isMadeOnceForItsOwnerOnly() throws IOException, GeneralSecurityException {
    Path file = directory.resolve("apop.key");
    byte[] sealed = KeyFile.readOrMake(file).seal(1, new byte[] {42});

    assertThat(KeyFile.readOrMake(file).open(1, sealed)).containsExactly(42);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatIsNoKeyIsNotReplaced() throws IOException {
    Path file = Files.writeString(directory.resolve("apop.key"), "no key\n");

    assertThatThrownBy(() -> KeyFile.readOrMake(file)).isInstanceOf(IOException.class);
    assertThat(file).hasContent("no key\n");
  }
}
