package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of one message over LMTP each recipient has a fate of its own (RFC 2033 §4.2). */
@OnSharedEagle
class LmtpIT {
  private static final String DOMAIN = "lmtp.test";
  private static final String ALICE = "alice@" + DOMAIN;
  private static final String PASSWORD = "secret-Eagle-1";

  @BeforeAll
  static void makeDomain(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain(DOMAIN);
    eagle.rest().createAccount(ALICE, PASSWORD);
  }

  @Test
  void theOthersGetItWhenOneFilledUpAndOneWentMeanwhile(EagleProcess eagle) throws Exception {
    String full = "full@" + DOMAIN;
    String gone = "gone@" + DOMAIN;
    eagle.rest().createAccount(full, PASSWORD);
    eagle.rest().createAccount(gone, PASSWORD);
    try (LineSocket client = new LineSocket(eagle.lmtp())) {
      begin(client, full, ALICE, gone, ALICE);
      eagle.rest().put("/api/v1/accounts/" + full + "/maildrop/quota", "{\"messages\":1}");
      try (SmtpTestClient other = new SmtpTestClient(eagle.smtp())) {
        other.send("carol@example.org", full, "Subject: the last\r\n\r\n");
      }
      eagle.rest().delete("/api/v1/accounts/" + gone);
      client.write("Subject: to some\r\n\r\ntext\r\n.\r\n");

      List<String> replies = replies(client, 4);
      assertThat(replies.get(0)).startsWith("452 4.2.2 ");
      assertThat(replies.get(1)).startsWith("250 2.0.0 Ok: queued as ");
      assertThat(replies.get(2)).startsWith("450 4.2.1 ");
      assertThat(replies.get(3)).isEqualTo(replies.get(1));
      client.writeLine("NOOP");
      assertThat(client.read()).startsWith("250 ");
    }
    try (Pop3TestClient alice = new Pop3TestClient(eagle.pop3(), ALICE, PASSWORD)) {
      assertThat(alice.retrieveAll())
          .filteredOn(mail -> mail.contains("Subject: to some"))
          .hasSize(1);
    }
    try (Pop3TestClient filled = new Pop3TestClient(eagle.pop3(), full, PASSWORD)) {
      assertThat(filled.retrieveAll()).hasSize(1).allMatch(mail -> mail.contains("the last"));
    }
  }

  @Test
  void whenNobodyIsLeftEachIsToldSo(EagleProcess eagle) throws Exception {
    String one = "one@" + DOMAIN;
    String two = "two@" + DOMAIN;
    eagle.rest().createAccount(one, PASSWORD);
    eagle.rest().createAccount(two, PASSWORD);
    try (LineSocket client = new LineSocket(eagle.lmtp())) {
      begin(client, one, two);
      eagle.rest().delete("/api/v1/accounts/" + one);
      eagle.rest().delete("/api/v1/accounts/" + two);
      client.write("Subject: to nobody\r\n\r\n.\r\n");

      assertThat(replies(client, 2)).allMatch(reply -> reply.startsWith("450 4.2.1 "));
    }
  }

  /** As far as DATA, which is answered. */
  private static void begin(LineSocket client, String... recipients) throws Exception {
    assertThat(client.read()).startsWith("220 ");
    client.writeLine("LHLO client.example");
    String line = client.read();
    while (line.startsWith("250-")) {
      line = client.read();
    }
    client.writeLine("MAIL FROM:<carol@example.org>");
    assertThat(client.read()).startsWith("250 ");
    for (String recipient : recipients) {
      client.writeLine("RCPT TO:<" + recipient + ">");
      assertThat(client.read()).startsWith("250 ");
    }
    client.writeLine("DATA");
    assertThat(client.read()).startsWith("354 ");
  }

  private static List<String> replies(LineSocket client, int count) throws Exception {
    List<String> replies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      replies.add(client.read());
    }
    return replies;
  }
}
