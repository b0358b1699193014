package org.eaglemail.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eaglemail.delivery.MemorySource;
import org.junit.jupiter.api.Test;

class ReturnedHeaderTest {
  private static String read(String message) throws IOException {
    return new String(ReturnedHeader.of(new MemorySource(message)), StandardCharsets.ISO_8859_1);
  }

  @Test
  void endsAtTheFirstEmptyLine() throws IOException {
    assertThat(read("A: 1\r\nB: 2\r\n 3\r\n\r\nbody\r\n")).isEqualTo("A: 1\r\nB: 2\r\n 3\r\n");
    assertThat(read("\r\nbody\r\n")).isEmpty();
    assertThat(read("")).isEmpty();
  }

  @Test
  void aMessageWithoutBodyIsAllHeader() throws IOException {
    assertThat(read("A: 1\r\n")).isEqualTo("A: 1\r\n");
  }

  @Test
  void isCutAtAWholeLine() throws IOException {
    String line = "X: " + "x".repeat(995) + "\r\n";
    String header = read(line.repeat(100) + "\r\nbody");

    assertThat(header).isEqualTo(line.repeat(ReturnedHeader.MAX_SIZE / line.length()));
  }

  @Test
  void anEndlessLineIsLeftOut() throws IOException {
    assertThat(read("A: 1\r\nX: " + "x".repeat(1_000_000))).isEqualTo("A: 1\r\n");
  }
}
