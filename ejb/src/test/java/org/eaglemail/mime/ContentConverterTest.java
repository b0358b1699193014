package org.eaglemail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.spi.MessageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContentConverterTest {
  private final ContentConverter converter = new ContentConverter(MimeLimits.DEFAULT);

  @Test
  void plainTextIsQuoted() throws Exception {
    assertThat(
            converted(
                """
                From: <a@example.org>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: 8bit

                Gr\u00fc\u00dfe, 1 = 1\s
                -- no delimiter
                """,
                Form.SEVEN_BIT))
        .isEqualTo(
            """
            From: <a@example.org>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Gr=FC=DFe, 1 =3D 1=20
            =2D- no delimiter
            """);
  }

  /** RFC 1428 §3. */
  @Test
  void mailWithoutMimeBecomesMime() throws Exception {
    assertThat(converted("Subject: old\n\n\u00fc\n", Form.SEVEN_BIT))
        .isEqualTo(
            """
            Subject: old
            MIME-Version: 1.0
            Content-Type: text/plain; charset=unknown-8bit
            Content-Transfer-Encoding: quoted-printable

            =FC
            """);
  }

  /** RFC 2045 §6.4: what encloses it says what is in it now; the other parts stay. */
  @Test
  void onlyPartsThatNeedItChange() throws Exception {
    String message =
        """
        MIME-Version: 1.0
        content-transfer-encoding: 8bit
        Content-Type: multipart/mixed; boundary="a b" (two)

        preamble
        --a b \t
        X-Odd:   kept

        seven
        --a b
        Content-Type: application/octet-stream
        Content-Transfer-Encoding: 8bit

        \u00fc\u00fc\u00fc
        --a b--
        epilogue
        """;
    assertThat(converted(message, Form.SEVEN_BIT))
        .isEqualTo(
            message
                .replace("content-transfer-encoding: 8bit", "Content-Transfer-Encoding: 7bit")
                .replace("Content-Transfer-Encoding: 8bit", "Content-Transfer-Encoding: base64")
                .replace("\u00fc\u00fc\u00fc", "/Pz8"));
  }

  @Test
  void aMessageInAMessageIsConverted() throws Exception {
    String message =
        """
        MIME-Version: 1.0
        Content-Type: message/rfc822
        Content-Transfer-Encoding: 8bit

        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        \u00fc
        """;
    assertThat(converted(message, Form.SEVEN_BIT))
        .contains("message/rfc822\nContent-Transfer-Encoding: 7bit\n")
        .endsWith("Content-Transfer-Encoding: quoted-printable\n\n=FC\n");
  }

  @Test
  void whatIsSevenBitAlreadyStaysTheSame() throws Exception {
    Octets message = Octets.of("Content-Transfer-Encoding: 8bit\nContent-Type: text/x\n\nplain\n");
    assertThat(converter.convert(message, Form.LINES))
        .isEqualTo(new Conversion.Converted(message, BodyType.SEVEN_BIT));
  }

  /** RFC 3030 §3. */
  @Test
  void binaryContentBecomesLines() throws Exception {
    Octets message =
        Octets.exactly(
            "MIME-Version: 1.0\r\nContent-Type: image/x\r\n"
                + "Content-Transfer-Encoding: binary\r\n\r\n\0\n\r\u00ff");
    assertThat(Octets.text(message(converter.convert(message, Form.LINES))))
        .isEqualTo(
            "MIME-Version: 1.0\nContent-Type: image/x\n"
                + "Content-Transfer-Encoding: base64\n\nAAoN/w==\n");
  }

  @Test
  void longLinesAndOpenEndsOfTextAreQuoted() throws Exception {
    String text = "x".repeat(1000);
    Octets message = Octets.exactly("Content-Type: text/plain\r\n\r\n" + text);
    String result = Octets.text(message(converter.convert(message, Form.LINES)));
    assertThat(result).endsWith("=\n").contains("MIME-Version: 1.0");
    assertThat(Decoded.leaves(result.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)))
        .containsExactly("text/plain: " + text);
  }

  static Stream<Arguments> inconvertible() {
    String eight = "\n\n\u00fc\n";
    return Stream.of(
        Arguments.of("signed", "Content-Type: multipart/signed; boundary=b\n\n--b" + eight),
        Arguments.of("encrypted", "Content-Type: multipart/encrypted; boundary=b" + eight),
        Arguments.of("a report", "Content-Type: message/delivery-status" + eight),
        Arguments.of("a fragment", "Content-Type: message/partial; id=x; number=1" + eight),
        Arguments.of("header", "Subject: \u00fc" + eight),
        Arguments.of("no boundary", "Content-Type: multipart/mixed" + eight),
        Arguments.of("no end", "Content-Type: multipart/mixed; boundary=b\n\n--b" + eight),
        Arguments.of("preamble", "Content-Type: multipart/mixed; boundary=b" + eight + "--b--\n"),
        Arguments.of("already encoded", "Content-Transfer-Encoding: base64" + eight),
        Arguments.of("unknown encoding", "Content-Transfer-Encoding: x-uuencode" + eight),
        Arguments.of("two types", "Content-Type: a/b\nContent-Type: c/d" + eight),
        Arguments.of("no field", "Content-Type: a/b\nno field" + eight),
        Arguments.of(
            "outer end before inner",
            "Content-Type: multipart/mixed; boundary=o\n\n--o\n"
                + "Content-Type: multipart/mixed; boundary=i\n\n--i"
                + eight
                + "--o--\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inconvertible")
  void isRefused(String name, String message) throws Exception {
    assertThat(converter.convert(Octets.of(message), Form.SEVEN_BIT))
        .isInstanceOf(Conversion.Impossible.class);
  }

  @Test
  void limitsHold() throws Exception {
    String nested = "Content-Type: message/rfc822\n\n".repeat(4) + "\nx\n";
    assertThat(
            new ContentConverter(new MimeLimits(3, 1000, 9)).convert(Octets.of(nested), Form.LINES))
        .isEqualTo(new Conversion.Impossible("its parts are nested too deep"));
    assertThat(
            new ContentConverter(new MimeLimits(9, 1000, 3)).convert(Octets.of(nested), Form.LINES))
        .isEqualTo(new Conversion.Impossible("it has too many parts"));
    assertThat(
            new ContentConverter(new MimeLimits(9, 20, 9)).convert(Octets.of(nested), Form.LINES))
        .isEqualTo(new Conversion.Impossible("a header has more than 20 octets"));
  }

  /** Whose conversion is three times as long. */
  @Test
  void aLargeMessageIsNeverInMemory() throws Exception {
    long size = 96L << 20;
    MessageSource large = new Endless("Content-Type: text/plain\r\n\r\n", size);
    MessageSource result = message(converter.convert(large, Form.LINES));
    try (InputStream in = result.open()) {
      assertThat(in.transferTo(OutputStream.nullOutputStream()))
          .isEqualTo(result.size())
          .isGreaterThan(size * 2);
    }
  }

  /** A header, and so many octets of 255. */
  private record Endless(String header, long count) implements MessageSource {
    @Override
    public long size() {
      return header.length() + count;
    }

    @Override
    public InputStream open() {
      return new SequenceInputStream(
          Octets.exactly(header).open(),
          new InputStream() {
            private long left = count;

            @Override
            public int read() {
              return left-- > 0 ? 0xff : -1;
            }

            @Override
            public int read(byte[] octets, int offset, int length) {
              int n = (int) Math.min(left, length);
              Arrays.fill(octets, offset, offset + n, (byte) 0xff);
              left -= n;
              return n == 0 && length > 0 ? -1 : n;
            }
          });
    }
  }

  private String converted(String message, Form form) throws IOException {
    return Octets.text(message(converter.convert(Octets.of(message), form)));
  }

  private static MessageSource message(Conversion conversion) {
    assertThat(conversion).isInstanceOf(Conversion.Converted.class);
    return ((Conversion.Converted) conversion).message();
  }
}
