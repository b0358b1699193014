package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.wire.CrlfReader;
import org.junit.jupiter.api.Test;

class ReplyReaderTest {

  private static Reply read(String octets) throws IOException {
    return reader(octets).read();
  }

  private static Reply read(byte[] octets) throws IOException {
    return reader(octets).read();
  }

  private static ReplyReader reader(String octets) {
    return reader(octets.getBytes(StandardCharsets.UTF_8));
  }

  private static ReplyReader reader(byte[] octets) {
    return new ReplyReader(new CrlfReader(new ByteArrayInputStream(octets), () -> {}));
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

  /** U+0085, U+2028 and U+2029 end lines elsewhere, but not here. */
  @Test
  void textMayHoldAnyOtherLineEnd() throws IOException {
    assertThat(read("250 2.0.0 a\u0085b\u2028c\u2029d\r\n"))
        .isEqualTo(new Reply(250, status("2.0.0"), List.of("a\u0085b\u2028c\u2029d")));
  }

  /** The code counts, however much is said: a message that was taken is not sent again. */
  @Test
  void whatIsLongIsCut() throws IOException {
    assertThat(read("250 2.0.0 " + "x".repeat(100_000) + "\r\n").lines())
        .containsExactly("x".repeat(ReplyReader.MAX_LINE - "250 2.0.0 \r\n".length()));
    assertThat(read("250-x\r\n".repeat(128) + "250 y\r\n").lines())
        .hasSize(ReplyReader.MAX_LINES)
        .containsOnly("x");
    assertThat(read(("550-" + "x".repeat(2000) + "\r\n").repeat(10) + "550 y\r\n"))
        .isEqualTo(new Reply(550, Optional.empty(), Collections.nCopies(8, "x".repeat(2000))));
  }

  @Test
  void theNextReplyBeginsBehindWhatWasCut() throws IOException {
    ReplyReader replies = reader("250-" + "x".repeat(9000) + "\r\n250 y\r\n550 z\r\n");
    assertThat(replies.read().code()).isEqualTo(250);
    assertThat(replies.read()).isEqualTo(Reply.bare(550, "z"));
  }

  @Test
  void aReplyHasAnEnd() throws IOException {
    String line = "250-x\r\n";
    assertThat(read(line.repeat(ReplyReader.MAX_READ_LINES - 1) + "250 x\r\n").code())
        .isEqualTo(250);
    assertThatThrownBy(() -> read(line.repeat(ReplyReader.MAX_READ_LINES) + "250 x\r\n"))
        .isInstanceOf(PeerFailure.class);
    String longLine = "250-" + "x".repeat(ReplyReader.MAX_READ / 2) + "\r\n";
    assertThat(read(longLine + "250 x\r\n").code()).isEqualTo(250);
    assertThatThrownBy(() -> read(longLine.repeat(2) + "250 x\r\n"))
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
