package org.eaglemail.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eaglemail.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotStuffingTest {
  static LongStream seeds() {
    return Seeds.some(300);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static CrlfReader reader(String text) {
    return new CrlfReader(new ByteArrayInputStream(octets(text)), () -> {});
  }

  private static String stuffed(String message) throws IOException {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    DotStuffing.write(new ByteArrayInputStream(octets(message)), wire);
    return wire.toString(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '.\r\n'",
    "'a\r\n', 'a\r\n.\r\n'",
    "'a', 'a\r\n.\r\n'",
    "'.', '..\r\n.\r\n'",
    "'.\r\n', '..\r\n.\r\n'",
    "'a.\r\n.b\r\n..\r\n', 'a.\r\n..b\r\n...\r\n.\r\n'",
    "'\r\n\r\n', '\r\n\r\n.\r\n'"
  })
  void stuffs(String message, String wire) throws IOException {
    assertThat(stuffed(message)).isEqualTo(wire);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isExactlyReversible(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] message = randomMessage(random, random.nextInt(200_000));
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    DotStuffedOutput output = new DotStuffedOutput(wire);
    for (int i = 0; i < message.length; ) {
      int n = Math.min(1 + random.nextInt(3000), message.length - i);
      output.write(message, i, n);
      i += n;
    }
    output.finish();
    wire.writeBytes(octets("NOOP\r\n"));

    int maxPiece = random.nextBoolean() ? 5 : 20_000;
    CrlfReader reader =
        new CrlfReader(new ChunkedInput(wire.toByteArray(), random, maxPiece), () -> {});
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    assertThat(DotStuffing.read(reader, sink, Long.MAX_VALUE))
        .isEqualTo(new DataEnd.Complete(message.length));
    assertThat(sink.toByteArray()).isEqualTo(message);
    assertThat(reader.readLine(100)).isEqualTo(new Line.Text("NOOP"));
    assertThat(reader.block).hasSizeLessThanOrEqualTo(CrlfReader.BASE_CAPACITY);
  }

  /** Lines of random octets but NUL, many dots among them, each ending in CRLF. */
  private static byte[] randomMessage(Random random, int size) {
    byte[] message = new byte[size];
    random.nextBytes(message);
    for (int i = 0; i < size; i++) {
      boolean none = message[i] == '\r' || message[i] == '\n' || message[i] == 0;
      if (none || random.nextInt(20) == 0) {
        message[i] = '.';
      }
    }
    int meanLine = 1 + random.nextInt(100);
    for (int i = 0; i < size - 1; i += 2 + random.nextInt(2 * meanLine)) {
      message[i] = '\r';
      message[i + 1] = '\n';
    }
    if (size >= 2) {
      message[size - 2] = '\r';
      message[size - 1] = '\n';
      if (size > 2 && message[size - 3] == '\r') {
        message[size - 3] = '.';
      }
    }
    return size == 1 ? new byte[0] : message;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n.\nMAIL\r\n.\r\n",
        "a\n.\r\n.\r\n",
        "a\r\n.\n.\r\n.\r\n",
        "a\nb\r\n.\r\n",
        "\n\r\n.\r\n"
      })
  void onlyCrlfDotCrlfEndsAndBareLfIsReported(String wire) throws IOException {
    assertReported(wire, LineFault.BARE_LF);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r.\rMAIL\r\n.\r\n",
        "a\r.\r\n.\r\n",
        "a\r\n.\r.\r\n.\r\n",
        "a\rb\r\n.\r\n",
        "\r\r\n.\r\n",
        "a\r\n.\r\r\n.\r\n"
      })
  void onlyCrlfDotCrlfEndsAndBareCrIsReported(String wire) throws IOException {
    assertReported(wire, LineFault.BARE_CR);
  }

  private static void assertReported(String wire, LineFault fault) throws IOException {
    CrlfReader whole = reader(wire + "NEXT\r\n");
    assertThat(DotStuffing.read(whole, OutputStream.nullOutputStream(), 1000))
        .isEqualTo(new DataEnd.Malformed(fault));
    assertThat(whole.readLine(100)).isEqualTo(new Line.Text("NEXT"));

    CrlfReader octetByOctet =
        new CrlfReader(new ChunkedInput(octets(wire), new Random(1), 1), () -> {});
    assertThat(DotStuffing.read(octetByOctet, OutputStream.nullOutputStream(), 1000))
        .isEqualTo(new DataEnd.Malformed(fault));
  }

  @Test
  void sizeIsLimitedWithoutStuffingAndFinalDot() throws IOException {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    assertThat(DotStuffing.read(reader("..234567\r\n.\r\n"), sink, 9))
        .isEqualTo(new DataEnd.Complete(9));
    CrlfReader reader = reader("123456789\r\n.\r\nNEXT\r\n");
    assertThat(DotStuffing.read(reader, sink, 10)).isEqualTo(new DataEnd.TooLarge(11));
    assertThat(reader.readLine(100)).isEqualTo(new Line.Text("NEXT"));
  }

  @Test
  void aBrokenSinkIsReportedAfterTheEnd() throws IOException {
    IOException full = new IOException("disk full");
    OutputStream sink =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw full;
          }
        };
    CrlfReader reader = reader("a\r\n.b\r\n.\r\nNEXT\r\n");
    assertThat(DotStuffing.read(reader, sink, 1000)).isEqualTo(new DataEnd.Unwritable(full));
    assertThat(reader.readLine(100)).isEqualTo(new Line.Text("NEXT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a\r\n", "a\r\n.", "a\r\n.\r"})
  void anEndBeforeTheFinalDotIsAnError(String wire) {
    CrlfReader reader = reader(wire);
    assertThatThrownBy(() -> DotStuffing.read(reader, OutputStream.nullOutputStream(), 1000))
        .isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb\r\n", "a\rb\r\n", "a\r", "\n", "a\r\r\n", "a\r\n\n"})
  void whatIsNotMadeOfLinesIsNeverSent(String message) {
    assertThatThrownBy(() -> stuffed(message)).isInstanceOf(BareLineBreakException.class);
  }

  @Test
  void normalisesBareLineBreaksWithoutSeeingAnEndInThem() throws IOException {
    CrlfReader reader =
        new CrlfReader(
            new ByteArrayInputStream(octets("a\nb\rc\r\n.\n..\r\r\n..d\n.\r\n.\r\nNOOP\r\n")),
            () -> {});
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    DataEnd end = DotStuffing.readNormalised(reader, sink, 1000);
    assertThat(sink.toString(StandardCharsets.ISO_8859_1))
        .isEqualTo("a\r\nb\r\nc\r\n\r\n..\r\n\r\n.d\r\n.\r\n");
    assertThat(end).isEqualTo(new DataEnd.Complete(sink.size()));
    assertThat(reader.readLine(100)).isEqualTo(new Line.Text("NOOP"));
  }

  @Test
  void aMessageThatDoesNotEndIsGivenUp() throws IOException {
    byte[] line = octets("x".repeat(998) + "\r\n");
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            int n = Math.min(length, line.length);
            System.arraycopy(line, 0, target, offset, n);
            return n;
          }
        };
    DataEnd end =
        DotStuffing.read(new CrlfReader(endless, () -> {}), OutputStream.nullOutputStream(), 1000);
    assertThat(end).isEqualTo(new DataEnd.Endless());
  }

  /** Each message of up to six of the octets that matter. */
  static Stream<String> shortMessages() {
    Stream<String> all = Stream.of("");
    for (int length = 1; length <= 6; length++) {
      int some = length;
      all =
          Stream.concat(
              all, IntStream.range(0, 1 << (2 * some)).mapToObj(number -> pattern(number, some)));
    }
    return all;
  }

  private static String pattern(int number, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("\r\n.x".charAt((number >> (2 * i)) & 3));
    }
    return text.toString();
  }

  // Whatever the next server takes for a line end, it finds the end where we put it.
  @Test
  void nobodyCanReadTwoMessagesInOne() {
    assertThat(shortMessages())
        .hasSize(5461)
        .allSatisfy(
            message -> {
              ByteArrayOutputStream wire = new ByteArrayOutputStream();
              boolean whole = true;
              try {
                DotStuffing.write(new ByteArrayInputStream(octets(message)), wire);
              } catch (BareLineBreakException refused) {
                whole = false;
              }
              String sent = wire.toString(StandardCharsets.ISO_8859_1);
              List<String> parts = List.of(sent.split("\r\n|\r|\n", -1));
              // What stands behind the last line end is no line.
              List<String> lines = parts.subList(0, parts.size() - 1);
              assertThat(lines.stream().filter("."::equals)).hasSize(whole ? 1 : 0);
              assertThat(sent.endsWith(".\r\n")).isEqualTo(whole);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\r\n.\r\n", "a\r\n.\0\r\n.\r\n", "0123456789\0abcdef\r\n.\r\n"})
  void noTextHoldsNul(String wire) throws IOException {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    assertThat(DotStuffing.read(reader(wire), sink, 1000))
        .isEqualTo(new DataEnd.Malformed(LineFault.NUL));
  }
}
