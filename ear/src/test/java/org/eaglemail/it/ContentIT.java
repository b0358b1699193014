package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is fetched is what was sent, octet for octet, after our own trace lines. */
@OnSharedEagle
class ContentIT {
  private static final String ALICE = "alice@content.test";
  private static final String PASSWORD = "alice's secret";
  private static final int MESSAGES = 20;
  private static final int MAX_LINES = 400;

  /** RFC 5321 §4.5.3.1.6, without CRLF and the dot of stuffing. */
  private static final int MAX_LINE = 997;

  static LongStream seeds() {
    return Seeds.some(MESSAGES);
  }

  @BeforeAll
  static void makeAccount(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("content.test");
    eagle.rest().createAccount(ALICE, PASSWORD);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void octetsAndSizesAreExact(long seed, EagleProcess eagle) throws Exception {
    String sent = message(new Random(seed));
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      client.send("carol@example.org", ALICE, sent);
    }

    try (Pop3TestClient alice = new Pop3TestClient(eagle.pop3(), ALICE, PASSWORD)) {
      String fetched = alice.retrieve(1);

      assertThat(trace(fetched, sent))
          .matches("(?s)Return-Path: <carol@example\\.org>\r\nReceived: from (?:[^\r]+\r\n)+");
      hasSize(alice, fetched.length());
      alice.command("DELE 1");
      alice.command("QUIT");
    }
  }

  private static String trace(String fetched, String sent) {
    assertThat(fetched).endsWith(sent);
    return fetched.substring(0, fetched.length() - sent.length());
  }

  private static void hasSize(Pop3TestClient client, int octets) throws IOException {
    assertThat(client.command("STAT")).startsWith("+OK 1 " + octets);
    assertThat(client.command("LIST 1")).startsWith("+OK 1 " + octets);
  }

  private static String message(Random random) {
    StringBuilder message = new StringBuilder("Subject: random\r\n\r\n");
    int lines = random.nextInt(MAX_LINES);
    for (int i = 0; i < lines; i++) {
      message.append(line(random)).append("\r\n");
    }
    return message.toString();
  }

  /** Dots in front, nothing at all, and all octets but CR, LF and NUL. */
  private static String line(Random random) {
    StringBuilder line = new StringBuilder(".".repeat(random.nextInt(4)));
    int length = random.nextInt(10) == 0 ? MAX_LINE : random.nextInt(100);
    while (line.length() < length) {
      char octet = (char) (1 + random.nextInt(255));
      if (octet != '\r' && octet != '\n') {
        line.append(octet);
      }
    }
    return line.toString();
  }
}
