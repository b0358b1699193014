package org.eaglemail.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class QuotedPrintableTest {
  @Test
  void leavesPlainTextAsItIs() {
    assertThat(QuotedPrintable.encode("a b\r\n c\r\n")).isEqualTo("a b\r\n c\r\n");
    assertThat(QuotedPrintable.encode("")).isEmpty();
  }

  @Test
  void encodesWhatWouldNotSurvive() {
    assertThat(QuotedPrintable.encode("a=b\u00fc \r\n\t\r\n")).isEqualTo("a=3Db=FC=20\r\n=09\r\n");
  }

  @RepeatedTest(50)
  void decodedItIsTheSame() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      int length = random.nextInt(200);
      for (int j = 0; j < length; j++) {
        char c = (char) random.nextInt(256);
        text.append(c == '\r' || c == '\n' ? ' ' : c);
      }
      text.append("\r\n");
    }

    String encoded = QuotedPrintable.encode(text.toString());

    assertThat(encoded.replace("\r\n", "")).as("seed %d", seed).matches("[\\t -~]*");
    for (String line : encoded.split("\r\n", -1)) {
      assertThat(line.length()).as("seed %d", seed).isLessThanOrEqualTo(76);
      assertThat(line).as("seed %d", seed).doesNotEndWith(" ").doesNotEndWith("\t");
    }
    assertThat(decode(encoded)).as("seed %d", seed).isEqualTo(text.toString());
  }

  /** Another's decoder in ten lines, so that the test does not share the code's mistakes. */
  private static String decode(String encoded) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    String joined = encoded.replace("=\r\n", "");
    for (int i = 0; i < joined.length(); i++) {
      char c = joined.charAt(i);
      if (c == '=') {
        octets.write(Integer.parseInt(joined.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        octets.write(c);
      }
    }
    return octets.toString(StandardCharsets.ISO_8859_1);
  }
}
