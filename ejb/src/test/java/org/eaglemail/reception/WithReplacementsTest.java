package org.eaglemail.reception;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eaglemail.policy.header.OctetRange;
import org.eaglemail.spi.MessageSource;
import org.junit.jupiter.api.Test;

class WithReplacementsTest {
  private static final MessageSource WHOLE =
      new MessageSource() {
        @Override
        public long size() {
          return 10;
        }

        @Override
        public InputStream open() {
          return new ByteArrayInputStream("0123456789".getBytes(US_ASCII));
        }
      };

  private static Replacement replaced(int start, int end, String text) {
    return new Replacement(new OctetRange(start, end), text);
  }

  private static String text(MessageSource source) throws IOException {
    try (InputStream all = source.open();
        InputStream single = source.open()) {
      String text = new String(all.readAllBytes(), US_ASCII);
      assertThat(source.size()).isEqualTo(text.length());
      StringBuilder one = new StringBuilder();
      for (int octet = single.read(); octet >= 0; octet = single.read()) {
        one.append((char) octet);
      }
      assertThat(one.toString()).isEqualTo(text);
      return text;
    }
  }

  @Test
  void replacesAndLeavesOut() throws IOException {
    assertThat(
            text(
                WithReplacements.of(
                    WHOLE,
                    List.of(new OctetRange(2, 4)),
                    List.of(replaced(0, 1, "abc"), replaced(4, 5, "d"), replaced(9, 10, "ef")))))
        .isEqualTo("abc1d5678ef");
    assertThat(text(WithReplacements.of(WHOLE, List.of(new OctetRange(0, 10)), List.of())))
        .isEmpty();
    assertThat(WithReplacements.of(WHOLE, List.of(), List.of()) == WHOLE).isTrue();
  }
}
