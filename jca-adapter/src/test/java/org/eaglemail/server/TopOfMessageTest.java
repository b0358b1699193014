package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopOfMessageTest {
  private static final String MESSAGE = "A: b\r\nC: d\r\n\r\none\r\n\r\nthree\r\n";

  @ParameterizedTest
  @CsvSource({"0,14", "1,19", "2,21", "3,28", "4,28", "2147483647,28"})
  void endsAfterSoManyLinesOfTheBody(int lines, int octets) {
    assertThat(inPieces(MESSAGE, lines, 1)).isEqualTo(octets);
    assertThat(inPieces(MESSAGE, lines, 7)).isEqualTo(octets);
    assertThat(inPieces(MESSAGE, lines, 1000)).isEqualTo(octets);
  }

  @ParameterizedTest
  @CsvSource({"0", "5"})
  void aMessageWithoutABodyIsAllTop(int lines) {
    assertThat(inPieces("A: b\r\n", lines, 3)).isEqualTo(6);
  }

  private static int inPieces(String message, int lines, int size) {
    TopOfMessage top = new TopOfMessage(lines);
    int taken = 0;
    for (int from = 0; from < message.length() && !top.isComplete(); from += size) {
      String piece = message.substring(from, Math.min(message.length(), from + size));
      taken += top.within(piece.getBytes(StandardCharsets.US_ASCII));
    }
    return taken;
  }
}
