package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eaglemail.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageBufferTest {
  private static final int THRESHOLD = 20_000;

  @TempDir Path directory;

  static LongStream seeds() {
    return Seeds.some(50);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> list = Files.list(directory)) {
      return list.toList();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givesBackWhatWasWritten(long seed) throws IOException {
    Random random = new Random(seed);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    try (MessageBuffer buffer = new MessageBuffer(THRESHOLD, directory)) {
      int pieces = random.nextInt(20);
      for (int i = 0; i < pieces; i++) {
        byte[] piece = new byte[random.nextInt(4000)];
        random.nextBytes(piece);
        buffer.write(piece);
        buffer.write(i);
        expected.writeBytes(piece);
        expected.write(i);
      }
      assertThat(buffer.size()).isEqualTo(expected.size());
      assertThat(files()).hasSize(expected.size() > THRESHOLD ? 1 : 0);
      for (int again = 0; again < 2; again++) {
        try (InputStream in = buffer.open()) {
          assertThat(in.readAllBytes()).isEqualTo(expected.toByteArray());
        }
      }
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void staysInMemoryUpToTheThreshold() throws IOException {
    try (MessageBuffer buffer = new MessageBuffer(THRESHOLD, directory)) {
      buffer.write(new byte[THRESHOLD]);
      assertThat(files()).isEmpty();
      buffer.write(1);
      assertThat(files()).hasSize(1);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
          .isEqualTo("rw-------");
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void withoutMemoryAllGoesToTheFile() throws IOException {
    try (MessageBuffer buffer = new MessageBuffer(0, directory)) {
      buffer.write('x');
      assertThat(files()).hasSize(1);
      assertThat(buffer.open()).hasContent("x");
    }
  }

  @Test
  void aMissingDirectoryIsAnErrorOfTheWrite() throws IOException {
    try (MessageBuffer buffer = new MessageBuffer(0, directory.resolve("gone"))) {
      assertThatThrownBy(() -> buffer.write('x')).isInstanceOf(NoSuchFileException.class);
    }
  }
}
