package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.wire.CrlfReader;
import org.junit.jupiter.api.Test;

class ReplyReaderTest {

  private static Reply read(String octets) throws IOException {
    return read(octets.getBytes(StandardCharsets.UTF_8));
  }

  private static Reply read(byte[] octets) throws IOException {
    return new ReplyReader(new CrlfReader(new ByteArrayInputStream(octets), () -> {})).read();
  }

  private static Optional<EnhancedStatus> status(String text) {
    return Optional.of(EnhancedStatus.parse(text));
  }

  @Test
  void statusIsTakenOutOfEachLine() throws IOException {
    assertThat(read("550-5.7.1 go\r\n550 5.7.1 away\r\n"))
        .isEqualTo(new Reply(550, status("5.7.1"), List.of("go", "away")));
  }

  @Test
  void statusOfAnotherClassIsText() throws IOException {
    assertThat(read("550 4.7.1 go\r\n"))
        .isEqualTo(new Reply(550, Optional.empty(), List.of("4.7.1 go")));
  }

  @Test
  void whatOnlyLooksLikeAStatusIsText() throws IOException {
    assertThat(read("250 2.0.0.1 is here\r\n").lines()).containsExactly("2.0.0.1 is here");
    assertThat(read("250 2.0.0\r\n")).isEqualTo(new Reply(250, status("2.0.0"), List.of("")));
  }

  @Test
  void codeAloneIsAReply() throws IOException {
    assertThat(read("354\r\n")).isEqualTo(Reply.bare(354, ""));
    assertThat(read("250-\r\n250\r\n")).isEqualTo(Reply.bare(250, "", ""));
  }

  @Test
  void textMayBeUtf8AndHoldsNoControls() throws IOException {
    assertThat(read("550 5.1.1 Gr\u00fc\u00dfe\u0007\u001b[1m\r\n").lines())
        .containsExactly("Gr\u00fc\u00dfe??[1m");
  }

  @Test
  void aReplyHasAnEnd() throws IOException {
    assertThat(read("250-x\r\n".repeat(127) + "250 x\r\n").lines()).hasSize(128);
    assertThatThrownBy(() -> read("250-x\r\n".repeat(128) + "250 x\r\n"))
        .isInstanceOf(PeerFailure.class);
    assertThatThrownBy(() -> read(("250-" + "x".repeat(2000) + "\r\n").repeat(10) + "250 x\r\n"))
        .isInstanceOf(PeerFailure.class);
    assertThatThrownBy(() -> read("250 " + "x".repeat(2043) + "\r\n"))
        .isInstanceOf(PeerFailure.class);
  }

  @Test
  void anyOctetsAreAReplyOrAFailure() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] alphabet = "0123456789 -.\r\n\r\n250-a\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < 20_000; i++) {
      byte[] octets = new byte[random.nextInt(40)];
      for (int j = 0; j < octets.length; j++) {
        octets[j] = alphabet[random.nextInt(alphabet.length)];
      }
      try {
        assertThat(read(octets).lines()).as("seed %d", seed).isNotEmpty();
      } catch (IOException failure) {
        assertThat(failure).as("seed %d", seed).isInstanceOf(PeerFailure.class);
      }
    }
  }
}
