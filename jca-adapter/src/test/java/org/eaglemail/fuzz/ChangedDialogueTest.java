package org.eaglemail.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session that hears legal dialogues whose octets were changed at random. */
class ChangedDialogueTest {
  private static final int DIALOGUES = 400;
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
    SmtpProbe probe = new SmtpProbe(directory);
    for (int i = 0; i < DIALOGUES; i++) {
      probe.hear(changed(dialogue(random), random).getBytes(StandardCharsets.ISO_8859_1));
    }
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
}
