package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eaglemail.client.Answer.hangUp;
import static org.eaglemail.client.Answer.say;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eaglemail.client.ScriptedPeer;
import org.junit.jupiter.api.Test;

/**
 * A server that took a message and is gone before it says so gets it once more (RFC 1047): that one
 * only, and for those recipients only of whom nothing else is known.
 */
@OnSharedEagle
class LostReplyIT {
  private static final Duration DELIVERY = Duration.ofSeconds(30);
  private static final String ALICE = "alice@lostreply.test";
  private static final String PASSWORD = "alice's secret";

  @Test
  void onlyWhoIsInDoubtGetsItTwice(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("lostreply.test");
    eagle.rest().createAccount(ALICE, PASSWORD);
    try (ScriptedPeer lost = ScriptedPeer.offering("PIPELINING");
        ScriptedPeer fine = ScriptedPeer.offering("PIPELINING")) {
      lost.answering(ScriptedPeer.FINAL_DOT, hangUp()).behaving(ScriptedPeer.FINAL_DOT);
      lost.answering("RCPT TO:<eve", say("550 5.1.1 no eve here"));
      route(eagle, "lost.test", lost);
      route(eagle, "fine.test", fine);

      String entry =
          submit(eagle, "bob@lost.test", "eve@lost.test", "dan@lost.test", "kim@fine.test");
      awaitQueued(eagle, entry, "\"state\":\"DELIVERED\"", "\"state\":\"FAILED\"");
      awaitQueued(eagle, entry, "\"state\":\"WAITING\"", "451 4.4.2 lost connection");
      assertThat(eagle.rest().post(entry + "/retry", "{}").body()).contains("\"recipients\":2");

      await().atMost(DELIVERY).until(() -> eagle.rest().get(entry).statusCode() == 404);
      assertThat(lost.messages()).hasSize(2);
      assertThat(lost.messages().get(1)).isEqualTo(lost.messages().get(0));
      assertThat(recipients(lost)).containsExactlyInAnyOrder("bob", "eve", "dan", "bob", "dan");
      assertThat(fine.messages()).hasSize(1);
      assertThat(bounces(eagle)).singleElement().asString().contains("eve@lost.test");
    }
  }

  private static List<String> recipients(ScriptedPeer peer) {
    return peer.commands().stream()
        .filter(command -> command.startsWith("RCPT"))
        .map(command -> command.substring("RCPT TO:<".length(), command.indexOf('@')))
        .toList();
  }

  private static void route(EagleProcess eagle, String domain, ScriptedPeer peer)
      throws IOException, InterruptedException {
    String rule =
        "{\"pattern\":\"%s\",\"host\":\"127.0.0.1\",\"port\":%d}"
            .formatted(domain, peer.address().getPort());
    assertThat(eagle.rest().post("/api/v1/transports", rule).statusCode()).isEqualTo(201);
  }

  /** Returns where it is in the queue. */
  private static String submit(EagleProcess eagle, String... to) throws IOException {
    try (SmtpTestClient client = new SmtpTestClient(eagle.submission())) {
      client.authenticate(ALICE, PASSWORD);
      client.command("MAIL FROM:<" + ALICE + ">", "250");
      for (String recipient : to) {
        client.command("RCPT TO:<" + recipient + ">", "250");
      }
      String reply = client.data("From: " + ALICE + "\r\nSubject: once\r\n\r\ntext\r\n");
      return "/api/v1/queue/" + reply.substring(reply.lastIndexOf(' ') + 1);
    }
  }

  private static void awaitQueued(EagleProcess eagle, String entry, String... expected) {
    await()
        .atMost(DELIVERY)
        .untilAsserted(() -> assertThat(eagle.rest().get(entry).body()).contains(expected));
  }

  private static List<String> bounces(EagleProcess eagle) throws IOException {
    try (Pop3TestClient alice = new Pop3TestClient(eagle.pop3(), ALICE, PASSWORD)) {
      return alice.retrieveAll();
    }
  }
}
