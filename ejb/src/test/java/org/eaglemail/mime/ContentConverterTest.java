package org.eaglemail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.spi.MessageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentConverterTest {
  private static final String VERSION = "MIME-Version: 1.0\n";

  private final ContentConverter converter = new ContentConverter(MimeLimits.DEFAULT);

  private String sevenBit(String message) throws IOException {
    return converted(Octets.of(message), Form.SEVEN_BIT);
  }

  private String converted(MessageSource message, Form form) throws IOException {
    return switch (converter.convert(message, form)) {
      case Conversion.Converted(MessageSource content, BodyType body) -> Octets.text(content);
      case Conversion.Impossible(String why) -> "impossible: " + why;
    };
  }

  /** RFC 6152 §3. */
  @Test
  void textBecomesQuotedPrintable() throws IOException {
    assertThat(
            sevenBit(
                VERSION
                    + "Content-Type: text/plain; charset=iso-8859-1\n"
                    + "Content-Transfer-Encoding: 8bit\n\ncaf\u00e9 = 1 \n"))
        .isEqualTo(
            VERSION
                + "Content-Type: text/plain; charset=iso-8859-1\n"
                + "Content-Transfer-Encoding: quoted-printable\n\ncaf=E9 =3D 1=20\n");
  }

  @Test
  void otherContentBecomesBase64() throws IOException {
    assertThat(
            sevenBit(
                VERSION
                    + "Content-Type: image/png\nContent-Transfer-Encoding: 8bit\n\n\u0089PNG\n"))
        .isEqualTo(
            VERSION + "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n");
  }

  /** RFC 1428 §3: nobody said what these octets are. */
  @Test
  void whatIsNotMimeBecomesIt() throws IOException {
    assertThat(sevenBit("Subject: x\n\n\u00e9\n"))
        .isEqualTo(
            "Subject: x\n"
                + VERSION
                + "Content-Type: text/plain; charset=unknown-8bit\n"
                + "Content-Transfer-Encoding: quoted-printable\n\n=E9\n");
  }

  /** RFC 2045 §6.4: a multipart says of itself no more than its parts need. */
  @Test
  void onlyThePartsThatNeedItChange() throws IOException {
    assertThat(
            sevenBit(
                VERSION
                    + "Content-Type: multipart/mixed; boundary=b\n"
                    + "Content-Transfer-Encoding: 8bit\n\n--b\n\n=kept\n--b\n"
                    + "Content-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n\u00fc\n"
                    + "--b--\n"))
        .isEqualTo(
            VERSION
                + "Content-Type: multipart/mixed; boundary=b\n"
                + "Content-Transfer-Encoding: 7bit\n\n--b\n\n=kept\n--b\n"
                + "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n=FC\n"
                + "--b--\n");
  }

  /** RFC 1847 §2.1: a signature would be broken. */
  @ParameterizedTest
  @ValueSource(strings = {"multipart/signed", "multipart/encrypted", "message/partial"})
  void whatIsSealedIsNotTouched(String type) throws IOException {
    String message =
        VERSION + "Content-Type: " + type + "; boundary=b\n\n--b\n\n\u00e9\n--b\n\nx\n--b--\n";

    assertThat(sevenBit(message)).startsWith("impossible: ");
    assertThat(sevenBit(message.replace('\u00e9', 'e'))).isEqualTo(message.replace('\u00e9', 'e'));
  }

  /** RFC 6532: no encoding of header fields is left to us. */
  @Test
  void headersAreNotConverted() throws IOException {
    assertThat(sevenBit("Subject: caf\u00e9\n\nx\n")).startsWith("impossible: ");
  }

  /** RFC 3030 §3. */
  @Test
  void binaryContentBecomesLines() throws IOException {
    MessageSource message =
        Octets.exactly(
            "MIME-Version: 1.0\r\nContent-Type: application/octet-stream\r\n"
                + "Content-Transfer-Encoding: binary\r\n\r\na\nb\rc\0.\r\n.");

    assertThat(converted(message, Form.LINES))
        .isEqualTo(
            VERSION
                + "Content-Type: application/octet-stream\n"
                + "Content-Transfer-Encoding: base64\n\nYQpiDWMALg0KLg==\n");
  }

  @Test
  void limitsHold() throws IOException {
    ContentConverter small = new ContentConverter(new MimeLimits(2, 200, 3));
    String part = "--b\n\nx\n";
    String multipart = "Content-Type: multipart/mixed; boundary=b\n\n";

    assertThat(small.convert(Octets.of(multipart + part.repeat(3) + "--b--\n"), Form.LINES))
        .isInstanceOf(Conversion.Impossible.class);
    assertThat(small.convert(Octets.of("X: " + "y".repeat(300) + "\n\nx\n"), Form.LINES))
        .isInstanceOf(Conversion.Impossible.class);
    assertThat(small.convert(Octets.of(multipart + part + "--b--\n"), Form.LINES))
        .isInstanceOf(Conversion.Converted.class);
  }
}
