package org.eaglemail.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eaglemail.wire.CrlfReader;
import org.eaglemail.wire.DataEnd;
import org.eaglemail.wire.DotStuffing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is passed on is one message to the next server too, however that one reads (RFC 5321
 * §2.3.8): of all texts made of CR, LF, dot, NUL and a letter up to a length that holds each known
 * form of smuggling, those that are taken leave with one end, at their end.
 */
class RelayedOnceTest {
  private static final String ALPHABET = "\r\n.\0x";
  private static final int LENGTH = 6;

  /** What any server was ever seen to take for the end of data. */
  private static final Pattern END = Pattern.compile("[\\r\\n\\x00]+\\.[\\r\\n\\x00]+");

  @TempDir Path directory;
  private int taken;

  /** Something with what a client may send between two letters. */
  @FunctionalInterface
  private interface Trial {
    void of(String text) throws IOException;
  }

  private static void eachText(Trial trial) throws IOException {
    int[] places = new int[LENGTH];
    int most = (int) Math.pow(ALPHABET.length(), LENGTH);
    for (int number = 0; number < most; number++) {
      int rest = number;
      StringBuilder text = new StringBuilder("a");
      for (int i = 0; i < places.length; i++) {
        text.append(ALPHABET.charAt(rest % ALPHABET.length()));
        rest /= ALPHABET.length();
      }
      trial.of(text.append("b").toString());
    }
  }

  private static CrlfReader reader(String octets) {
    return new CrlfReader(new ByteArrayInputStream(octets.getBytes(ISO_8859_1)), () -> {});
  }

  private static void isOne(String text, String kept) throws IOException {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    DotStuffing.write(new ByteArrayInputStream(kept.getBytes(ISO_8859_1)), wire);
    String sent = wire.toString(ISO_8859_1);
    assertThat(sent).as(text).endsWith("\r\n.\r\n").doesNotContain("\0");
    assertThat(END.splitAsStream(sent).toList()).as(text).hasSize(1);
  }

  @Test
  void whatDataTakesLeavesAsOne() throws IOException {
    eachText(
        text -> {
          ByteArrayOutputStream kept = new ByteArrayOutputStream();
          DataEnd end = DotStuffing.read(reader(text + "\r\n.\r\n"), kept, 1000);
          if (end instanceof DataEnd.Complete) {
            taken++;
            isOne(text, kept.toString(ISO_8859_1));
          }
        });

    assertThat(taken).isPositive();
  }

  @Test
  void whatIsMendedLeavesAsOne() throws IOException {
    eachText(
        text -> {
          ByteArrayOutputStream kept = new ByteArrayOutputStream();
          DataEnd end = DotStuffing.readNormalised(reader(text + "\r\n.\r\n"), kept, 1000);
          if (end instanceof DataEnd.Complete) {
            taken++;
            isOne(text, kept.toString(ISO_8859_1));
          }
        });

    assertThat(taken).isPositive();
  }

  @Test
  void whatChunksBringLeavesAsOne() throws IOException {
    eachText(
        text -> {
          Optional<String> kept = chunk(text);
          if (kept.isPresent()) {
            taken++;
            isOne(text, kept.get());
          }
        });

    assertThat(taken).isPositive();
  }

  private Optional<String> chunk(String text) throws IOException {
    try (MessageBuffer buffer = new MessageBuffer(1000, directory);
        ChunkedMessage message = new ChunkedMessage(buffer, false, Duration.ofMinutes(1))) {
      byte[] octets = text.getBytes(ISO_8859_1);
      message.write(octets, 0, octets.length);
      message.end();
      if (message.fault().isPresent()) {
        return Optional.empty();
      }
      try (InputStream in = buffer.open()) {
        return Optional.of(new String(in.readAllBytes(), ISO_8859_1));
      }
    }
  }
}
