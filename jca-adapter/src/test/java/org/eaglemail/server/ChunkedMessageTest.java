package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.eaglemail.wire.LineFault;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3030 §2, §3. */
class ChunkedMessageTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "'a0b\r\n', NUL",
    "'0', NUL",
    "'a\nb\r\n', BARE_LF",
    "'a\rb\r\n', BARE_CR",
    "'a\r0\n', BARE_CR",
    "'a\r', BARE_CR"
  })
  void aTextIsMadeOfLines(String withZeroes, LineFault fault) {
    String chunk = withZeroes.replace('0', '\0');
    try (ChunkedMessage message = message(false)) {
      message.write(octets(chunk), 0, chunk.length());
      message.end();
      assertThat(message.fault()).contains(fault);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\n.\n", "\r", "\r\n.\r\n", "a"})
  void whatIsBinaryHoldsAnything(String chunk) throws IOException {
    try (ChunkedMessage message = message(true)) {
      message.write(octets(chunk), 0, chunk.length());
      message.end();
      assertThat(message.fault()).isEmpty();
      assertThat(message.failure()).isEmpty();
      try (InputStream in = message.buffer().open()) {
        assertThat(in.readAllBytes()).isEqualTo(octets(chunk));
      }
    }
  }

  private ChunkedMessage message(boolean binary) {
    return new ChunkedMessage(new MessageBuffer(4, directory), binary, Duration.ofHours(1));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
