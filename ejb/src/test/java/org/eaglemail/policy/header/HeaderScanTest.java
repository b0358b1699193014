package org.eaglemail.policy.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eaglemail.spi.MessageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderScanTest {
  private static final long ALL = 1_000_000;

  @Test
  void countsReceivedFieldsOfTheHeader() throws IOException {
    HeaderSummary header =
        scan(
            "Received: a\r\n\tby b\r\nRECEIVED: c\r\nreceived:d\r\nSubject: x\r\n\r\nBody: no\r\n");

    assertThat(header.received()).isEqualTo(3);
    assertThat(header.fields()).isEqualTo(4);
  }

  @Test
  void readsNoBody() throws IOException {
    HeaderSummary header = scan("Received: a\r\n\r\nReceived: b\r\nDate: c\r\n");

    assertThat(header.received()).isEqualTo(1);
    assertThat(header.has(HeaderField.DATE)).isFalse();
    assertThat(header.octets()).isEqualTo("Received: a\r\n".length());
  }

  @Test
  void tellsNamesApart() throws IOException {
    HeaderSummary header =
        scan("X-Received: a\r\nReceived-SPF: pass\r\nSubject: x\r\n Received: b\r\nDated: c\r\n");

    assertThat(header.received()).isZero();
    assertThat(header.present()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Date: x", "DATE: x", "date:x", "Date : x", "Date\t \t: x", "Date:"})
  void knowsAFieldInEachOfItsForms(String line) throws IOException {
    assertThat(scan(line + "\r\n\r\n").present()).containsExactly(HeaderField.DATE);
    assertThat(scan("Subject: a\r\n b\r\n" + line).present()).containsExactly(HeaderField.DATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Da te: x", " Date: x", "Date", "Date x: y", ":Date: x", "Date\0: x"})
  void isNotTakenIn(String line) throws IOException {
    assertThat(scan(line + "\r\n\r\n").present()).isEmpty();
  }

  @Test
  void anEmptyMessageHasNothing() throws IOException {
    for (String message : new String[] {"", "\r\n", "\r\n\r\nDate: x\r\n"}) {
      HeaderSummary header = scan(message);
      assertThat(header.fields()).isZero();
      assertThat(header.octets()).isZero();
      assertThat(header.present()).isEmpty();
    }
  }

  @Test
  void findsWhereFieldsAreThatAreDropped() throws IOException {
    String first = "Bcc: a@example.test,\r\n\tb@example.test\r\n";
    String second = "Subject: x\r\n";
    String third = "return-path: <c@example.test>\r\n";

    HeaderSummary header = scan(first + second + third + "\r\nBcc: body\r\n");

    int behind = first.length() + second.length();
    assertThatList(header.dropped())
        .containsExactly(
            new OctetRange(0, first.length()), new OctetRange(behind, behind + third.length()));
  }

  @Test
  void aDroppedFieldMayBeAllThereIs() throws IOException {
    assertThatList(scan("Bcc: a\r\n").dropped()).containsExactly(new OctetRange(0, 8));
  }

  @Test
  void findsTheMessageId() throws IOException {
    assertThat(messageId("Subject: x\r\nMESSAGE-id:  <1@a.test> \r\nMessage-ID: <2@a.test>\r\n"))
        .hasValue("<1@a.test>");
    assertThat(messageId("Received: a\r\n\r\nMessage-ID: <body@a.test>\r\n")).isEmpty();
    assertThat(messageId("Message-ID:\r\n <folded@a.test>\r\n\r\n")).isEmpty();
    assertThat(messageId("Message-ID: " + "x".repeat(1000) + "\r\nDate: a\r\n\r\n"))
        .hasValue("x".repeat(254));
    assertThat(messageId("Message-ID: <\t1@a.test>")).hasValue("<?1@a.test>");
  }

  private static Optional<String> messageId(String message) throws IOException {
    return scan(message).messageId();
  }

  @Test
  void stopsAtItsLimit() throws IOException {
    String line = "X: " + "x".repeat(95) + "\r\n";

    HeaderSummary header = scan(line.repeat(10_000), 20_000);

    assertThat(header.octets()).isBetween(20_001L, 20_000L + 8192);
  }

  @Test
  void sameWhateverTheParts() throws IOException {
    String message = "Received: a\r\nDate: b\r\n c\r\nBcc: d\r\nFrom: e\r\n\r\nReceived: f\r\n";

    HeaderSummary whole = scan(message);

    assertThat(HeaderScan.of(source(message, 1), ALL)).isEqualTo(whole);
    assertThat(whole.present())
        .containsExactlyInAnyOrder(
            HeaderField.RECEIVED, HeaderField.DATE, HeaderField.BCC, HeaderField.FROM);
  }

  private static HeaderSummary scan(String message) throws IOException {
    return scan(message, ALL);
  }

  private static HeaderSummary scan(String message, long most) throws IOException {
    return HeaderScan.of(source(message, Integer.MAX_VALUE), most);
  }

  /** A message that is read so many octets at a time. */
  private static MessageSource source(String message, int part) {
    byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
    return new MessageSource() {
      @Override
      public long size() {
        return octets.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(octets) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(part, length));
          }

          @Override
          public int read(byte[] buffer) {
            return read(buffer, 0, buffer.length);
          }
        };
      }
    };
  }
}
