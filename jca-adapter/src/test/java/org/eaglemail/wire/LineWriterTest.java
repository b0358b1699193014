package org.eaglemail.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eaglemail.protocol.smtp.Reply;
import org.junit.jupiter.api.Test;

class LineWriterTest {
  /** Writes as the network would see them. */
  private final List<String> packets = new ArrayList<>();

  private final LineWriter writer =
      new LineWriter(
          new OutputStream() {
            @Override
            public void write(int octet) {
              throw new AssertionError("octet by octet");
            }

            @Override
            public void write(byte[] octets, int offset, int length) {
              packets.add(new String(octets, offset, length, StandardCharsets.UTF_8));
            }
          });

  @Test
  void aBatchIsOnePacket() throws IOException {
    writer.line("250 one");
    writer.line("250 two");
    assertThat(packets).isEmpty();
    writer.flush();
    writer.flush();
    assertThat(packets).containsExactly("250 one\r\n250 two\r\n");
  }

  @Test
  void muchGoesOnByItselfAndInOrder() throws IOException {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int i = 0; i < 3000; i++) {
      byte[] piece = ("<" + "x".repeat(i * 7 % 9000) + ">").getBytes(StandardCharsets.UTF_8);
      expected.writeBytes(piece);
      writer.write(piece);
      if (i % 100 == 0) {
        writer.write('!');
        expected.write('!');
      }
    }
    writer.flush();
    assertThat(String.join("", packets)).isEqualTo(expected.toString(StandardCharsets.UTF_8));
  }

  @Test
  void eachLineOfAReplyHasCodeAndStatus() throws IOException {
    SmtpReplyWriter replies = new SmtpReplyWriter(writer, true);
    replies.write(Reply.reply(550, "5.1.1", "one", "two"));
    replies.write(Reply.bare(250, "host", "SIZE 1", "PIPELINING"));
    replies.write(Reply.bare(334, ""));
    writer.flush();
    assertThat(packets)
        .containsExactly(
            "550-5.1.1 one\r\n550 5.1.1 two\r\n250-host\r\n250-SIZE 1\r\n250 PIPELINING\r\n334 \r\n");
  }
}
