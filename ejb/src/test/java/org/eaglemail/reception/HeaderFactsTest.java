package org.eaglemail.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eaglemail.spi.MessageSource;
import org.junit.jupiter.api.Test;

class HeaderFactsTest {
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

  @Test
  void findsTheMessageId() throws IOException {
    assertThat(facts("Subject: x\r\nMESSAGE-id:  <1@a.test> \r\nMessage-ID: <2@a.test>\r\n\r\n"))
        .isEqualTo(new HeaderFacts(0, Optional.of("<1@a.test>")));
    assertThat(facts("Received: a\r\n\r\nMessage-ID: <body@a.test>\r\n").messageId()).isEmpty();
    assertThat(facts("Message-ID:\r\n <folded@a.test>\r\n\r\n").messageId()).isEmpty();
    assertThat(facts("Message-ID: " + "x".repeat(1000) + "\r\nReceived: a\r\n\r\n"))
        .isEqualTo(new HeaderFacts(1, Optional.of("x".repeat(254))));
    assertThat(facts("Message-ID: <\t1@a.test>").messageId()).contains("<?1@a.test>");
  }

  private static int hops(String message) throws IOException {
    return facts(message).hops();
  }

  private static HeaderFacts facts(String message) throws IOException {
    byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
    return HeaderFacts.of(
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
