package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.eaglemail.protocol.Domain;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.SmtpLimits;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.transcript.MemorySmtpListener;
import org.eaglemail.transcript.ReceivedMessage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A session that hears anything: legal dialogues whose octets were changed at random. It never
 * fails, says only what are replies, and takes no message that somebody could read as two.
 */
class SmtpSessionFuzzTest {
  private static final int DIALOGUES = 400;
  private static final Pattern REPLIES =
      Pattern.compile("(?:(?:[245]\\d\\d-[^\\r\\n]*\\r\\n)*[2345]\\d\\d [^\\r\\n]*\\r\\n)*");
  private static final Pattern BARE = Pattern.compile("\\r(?!\\n)|(?<!\\r)\\n|\\x00");
  private static final List<String> PIECES =
      List.of(
          "EHLO client.example\r\n",
          "HELO client.example\r\n",
          "MAIL FROM:<carol@example.org>\r\n",
          "MAIL FROM:<carol@example.org> BODY=8BITMIME SIZE=100 RET=HDRS ENVID=a+2Bb\r\n",
          "MAIL FROM:<caf\u00c3\u00a9@example.org> SMTPUTF8\r\n",
          "RCPT TO:<alice@example.test>\r\n",
          "RCPT TO:<alice@example.test> NOTIFY=NEVER ORCPT=utf-8;caf\\x{E9}@x\r\n",
          "DATA\r\n",
          "Subject: x\r\n\r\n..dot\r\nline\r\n.\r\n",
          "hello\r\n.\r\n",
          "BDAT 7\r\nhello\r\n",
          "BDAT 7 LAST\r\nhello\r\n",
          "VRFY alice\r\n",
          "RSET\r\n",
          "NOOP x\r\n",
          "AUTH PLAIN AGEAYg==\r\n",
          "STARTTLS\r\n",
          "ETRN @example.test\r\n",
          "XCLIENT ADDR=192.0.2.1 NAME=a+20b\r\n",
          "LHLO client.example\r\n");
  private static final String OCTETS = "\r\n.\0 <>@=:+\\\"9\u00ff\u00c3";

  @TempDir Path directory;

  static LongStream seeds() {
    return Seeds.some(8);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void hearsAnything(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < DIALOGUES; i++) {
      hear(changed(dialogue(random), random));
    }
    assertThat(directory).isEmptyDirectory();
  }

  private static String dialogue(Random random) {
    StringBuilder dialogue = new StringBuilder("EHLO client.example\r\n");
    int pieces = random.nextInt(14);
    for (int i = 0; i < pieces; i++) {
      dialogue.append(
          random.nextInt(3) > 0
              ? "MAIL FROM:<carol@example.org>\r\nRCPT TO:<alice@example.test>\r\nDATA\r\n"
                  + "a\r\n.\r\n"
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return dialogue.toString();
  }

  private static String changed(String dialogue, Random random) {
    StringBuilder changed = new StringBuilder(dialogue);
    int changes = random.nextInt(5);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(changed.length());
      char octet = OCTETS.charAt(random.nextInt(OCTETS.length()));
      switch (random.nextInt(3)) {
        case 0 -> changed.insert(at, octet);
        case 1 -> changed.setCharAt(at, octet);
        default -> changed.deleteCharAt(at);
      }
    }
    return changed.toString();
  }

  private void hear(String said) throws Exception {
    MemorySmtpListener listener = new MemorySmtpListener(profile());
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    InetAddress host = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    Client client =
        Client.of(1, "memory", new InetSocketAddress(host, 25), new InetSocketAddress(host, 4000));
    new SmtpServerSession(
            new Connection(
                client,
                new ByteArrayInputStream(said.getBytes(StandardCharsets.ISO_8859_1)),
                heard,
                () -> {}),
            listener,
            listener.opening())
        .run();
    String replies = heard.toString(StandardCharsets.UTF_8);
    assertThat(REPLIES.matcher(replies).matches()).as(said + "\n" + replies).isTrue();
    assertThat(replies).as(said).doesNotContain("451 4.3.0");
    int ends = said.split("\r\n\\.\r\n|LAST\r\n", -1).length - 1;
    assertThat(listener.messages()).as(said).hasSizeLessThanOrEqualTo(ends);
    for (ReceivedMessage message : listener.messages()) {
      assertThat(BARE.matcher(message.content()).find()).as(said).isFalse();
    }
  }

  private SmtpProfile profile() {
    return SmtpProfile.named(Domain.parse("mail.example.test"))
        .limits(
            SmtpLimits.DEFAULT
                .errors(100, 100, Duration.ZERO)
                .times(Duration.ZERO, Duration.ofSeconds(20), Duration.ofSeconds(20)))
        .buffer(new SmtpProfile.Buffer(16, directory));
  }
}
