package org.eaglemail.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which messages need a client that understands UTF-8 (RFC 6532). */
class HeaderProbeTest {
  @ParameterizedTest
  @CsvSource({
    "Subject: gr\u00fcn|From: a@b.example||text, true",
    "Subject: a|To: gr\u00fcn@b.example||text, true",
    "Subject: green||gr\u00fcn, false",
    "Subject: green||, false",
    "|gr\u00fcn, false",
    "Subject: gr\u00fcn, true",
  })
  void onlyTheHeaderCounts(String lines, boolean beyondAscii) throws IOException {
    byte[] message = lines.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8);
    try (HeaderProbe pieces = new HeaderProbe(new ByteArrayInputStream(message));
        HeaderProbe octets = new HeaderProbe(new ByteArrayInputStream(message))) {
      assertThat(pieces.readAllBytes()).isEqualTo(message);
      assertThat(pieces.isBeyondAscii()).isEqualTo(beyondAscii);
      for (byte octet : message) {
        assertThat(octets.read()).isEqualTo(octet & 0xff);
      }
      assertThat(octets.read()).isEqualTo(-1);
      assertThat(octets.isBeyondAscii()).isEqualTo(beyondAscii);
    }
  }
}
