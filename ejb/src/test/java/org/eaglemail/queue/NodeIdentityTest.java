package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeIdentityTest {
  @TempDir private Path data;

  @Test
  void isTheSameAfterARestart() throws IOException {
    String name = NodeIdentity.in(data);

    assertThat(name).hasSizeBetween(1, 64);
    assertThat(NodeIdentity.in(data)).isEqualTo(name);
    assertThat(data)
        .isDirectoryContaining("glob:**/node-id")
        .isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void isAnotherInAnotherDirectory() throws IOException {
    Path other = Files.createDirectory(data.resolve("other"));

    assertThat(NodeIdentity.in(other)).isNotEqualTo(NodeIdentity.in(data));
  }

  @Test
  void refusesAFileThatHoldsNoName() throws IOException {
    Files.writeString(data.resolve("node-id"), "\n");

    assertThatIOException()
        .isThrownBy(() -> NodeIdentity.in(data))
        .withMessageContaining("node-id");
  }
}
