package org.eaglemail.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrlfReaderTest {
  private static final int MAX = 100;
  private static final Line END = new Line.End();

  static LongStream seeds() {
    return Seeds.some(100);
  }

  private static CrlfReader reader(String octets) {
    return new CrlfReader(
        new ByteArrayInputStream(octets.getBytes(StandardCharsets.ISO_8859_1)), () -> {});
  }

  private static List<Line> lines(String octets) throws IOException {
    CrlfReader reader = reader(octets);
    List<Line> lines = new ArrayList<>();
    do {
      lines.add(reader.readLine(MAX));
    } while (!lines.getLast().equals(END));
    return lines;
  }

  private static Line text(String text) {
    return new Line.Text(text);
  }

  private static Line malformed(LineFault fault) {
    return new Line.Malformed(fault);
  }

  @Test
  void linesEndInCrlf() throws IOException {
    assertThat(lines("one\r\n\r\nthree \r\nrest"))
        .containsExactly(text("one"), text(""), text("three "), END);
  }

  @Test
  void octetsAreKeptAsTheyAre() throws IOException {
    assertThat(lines("caf\u00c3\u00a9 \u00ff\r\n"))
        .containsExactly(text("caf\u00c3\u00a9 \u00ff"), END);
  }

  @Test
  void whatEndsNoLineIsReported() throws IOException {
    assertThat(lines("a\rb\r\nc\r\n"))
        .containsExactly(malformed(LineFault.BARE_CR), text("c"), END);
    assertThat(lines("a\r\r\n")).containsExactly(malformed(LineFault.BARE_CR), END);
    assertThat(lines("a\0b\r\n")).containsExactly(malformed(LineFault.NUL), END);
    assertThat(lines("a\nb\r\n")).containsExactly(malformed(LineFault.BARE_LF), text("b"), END);
    assertThat(lines("\n")).containsExactly(malformed(LineFault.BARE_LF), END);
  }

  @Test
  void lengthCountsTheCrlf() throws IOException {
    String longest = "x".repeat(MAX - 2);
    assertThat(lines(longest + "\r\n" + longest + "x\r\nnext\r\n"))
        .containsExactly(text(longest), new Line.TooLong(longest, MAX - 1), text("next"), END);
  }

  @Test
  void theBeginningOfALineThatIsTooLongIsTold() throws IOException {
    String line = "250 \0\u00ff" + "x".repeat(20_000);
    assertThat(lines(line + "\r\n"))
        .containsExactly(new Line.TooLong(line.substring(0, MAX - 2), line.length()), END);
  }

  @Test
  void aLineThatIsFarTooLongIsReadToItsEndInBoundedMemory() throws IOException {
    InputStream flood =
        new SequenceInputStream(
            new ByteArrayInputStream("x\r".repeat(400_000).getBytes(StandardCharsets.US_ASCII)),
            new ByteArrayInputStream("\r\nnext\r\n".getBytes(StandardCharsets.US_ASCII)));
    CrlfReader reader = new CrlfReader(flood, () -> {});
    assertThat(reader.readLine(MAX))
        .isEqualTo(new Line.TooLong("x\r".repeat(MAX / 2 - 1), 800_000));
    assertThat(reader.block).hasSize(CrlfReader.BASE_CAPACITY);
    assertThat(reader.readLine(MAX)).isEqualTo(text("next"));
  }

  @Test
  void aLineWithoutEndIsGivenUp() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    CrlfReader reader = new CrlfReader(endless, () -> {});
    assertThatThrownBy(() -> reader.readLine(MAX)).isInstanceOf(EndlessLineException.class);
    assertThat(reader.block).hasSizeLessThanOrEqualTo(CrlfReader.BASE_CAPACITY);
  }

  @Test
  void whoWaitsForALineHoldsLittle() throws IOException {
    String lines = ("y".repeat(20) + "\r\n").repeat(100);
    CrlfReader reader = reader(lines);
    for (int i = 0; i < 100; i++) {
      assertThat(reader.readLine(MAX)).isEqualTo(text("y".repeat(20)));
    }
    assertThat(reader.readLine(MAX)).isEqualTo(END);
    assertThat(reader.block).hasSize(CrlfReader.IDLE_CAPACITY);
  }

  @Test
  void piecesDoNotStretchTheTime() {
    CrlfReader reader = reader("DA");
    reader.allow(Duration.ofNanos(-1));
    assertThatThrownBy(() -> reader.readLine(MAX)).isInstanceOf(InterruptedIOException.class);
  }

  @Test
  void aChunkIsPassedOnWhateverItHolds() throws IOException {
    String chunk = "\r\n.\r\n\0".repeat(3000);
    CrlfReader reader = reader(chunk + "NOOP\r\n");
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    reader.transfer(chunk.length(), sink);
    assertThat(sink.toString(StandardCharsets.ISO_8859_1)).isEqualTo(chunk);
    assertThat(reader.readLine(MAX)).isEqualTo(text("NOOP"));
    assertThatThrownBy(() -> reader.transfer(1, sink)).isInstanceOf(EOFException.class);
  }

  @Test
  void aLongerLineThanTheBlockTakesMemoryOnlyWhileItPasses() throws IOException {
    String line = "y".repeat(50_000);
    CrlfReader reader = reader(line + "\r\nnext\r\n");
    assertThat(reader.readLine(60_000)).isEqualTo(text(line));
    assertThat(reader.block).hasSize(CrlfReader.BASE_CAPACITY);
    assertThat(reader.readLine(60_000)).isEqualTo(text("next"));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void packetsDoNotMatter(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder octets = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      octets.append(
          List.of("\r\n", "\r", "\n", "\0", "a", "bc", "\u00e9", "d".repeat(90))
              .get(random.nextInt(8)));
    }
    CrlfReader chunked =
        new CrlfReader(
            new ChunkedInput(octets.toString().getBytes(StandardCharsets.ISO_8859_1), random, 50),
            () -> {});
    for (Line line : lines(octets.toString())) {
      assertThat(chunked.readLine(MAX)).isEqualTo(line);
    }
  }

  @Test
  void answersAreFlushedBeforeItBlocksAndOnlyThen() throws IOException {
    List<String> events = new ArrayList<>();
    ByteArrayInputStream packet =
        new ByteArrayInputStream("one\r\ntwo\r\nth".getBytes(StandardCharsets.US_ASCII));
    CrlfReader reader = new CrlfReader(packet, () -> events.add("flush"));
    for (int i = 0; i < 3; i++) {
      events.add(reader.readLine(MAX).toString());
    }
    assertThat(events)
        .containsExactly("flush", "Text[text=one]", "Text[text=two]", "flush", "End[]");
  }

  @Test
  void aTimeOutLosesNothing() throws IOException {
    boolean[] late = {true};
    InputStream slow =
        new InputStream() {
          private final InputStream first = stream("on");
          private final InputStream second = stream("e\r\n");

          @Override
          public int read() throws IOException {
            int octet = first.read();
            if (octet < 0 && late[0]) {
              late[0] = false;
              throw new SocketTimeoutException();
            }
            return octet < 0 ? second.read() : octet;
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            int octet = read();
            target[offset] = (byte) octet;
            return octet < 0 ? -1 : 1;
          }
        };
    CrlfReader reader = new CrlfReader(slow, () -> {});
    assertThatThrownBy(() -> reader.readLine(MAX)).isInstanceOf(SocketTimeoutException.class);
    assertThat(reader.readLine(MAX)).isEqualTo(text("one"));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
