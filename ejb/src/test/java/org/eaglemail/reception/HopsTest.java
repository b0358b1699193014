package org.eaglemail.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eaglemail.spi.MessageSource;
import org.junit.jupiter.api.Test;

class HopsTest {
  @Test
  void countsReceivedFieldsOfTheHeader() throws IOException {
    assertThat(
            hops(
                "Received: a\r\n\tby b\r\nRECEIVED: c\r\nreceived:d\r\nSubject: x\r\n\r\nBody\r\n"))
        .isEqualTo(3);
  }

  @Test
  void doesNotCountTheBody() throws IOException {
    assertThat(hops("Received: a\r\n\r\nReceived: b\r\nReceived: c\r\n")).isEqualTo(1);
  }

  @Test
  void doesNotCountOtherFieldsOrFoldedLines() throws IOException {
    assertThat(hops("X-Received: a\r\nReceived-SPF: pass\r\nSubject: x\r\n Received: b\r\n\r\n"))
        .isZero();
  }

  @Test
  void anEmptyMessageHasNone() throws IOException {
    assertThat(hops("")).isZero();
    assertThat(hops("\r\n")).isZero();
  }

  private static int hops(String message) throws IOException {
    byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
    return Hops.count(
        new MessageSource() {
          @Override
          public long size() {
            return octets.length;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(octets);
          }
        });
  }
}
