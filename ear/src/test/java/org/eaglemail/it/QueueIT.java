package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.eaglemail.client.Answer.say;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eaglemail.client.ScriptedPeer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mail for other servers: delivered, put off, sent back, removed; and what is not taken at all. */
@OnSharedEagle
class QueueIT {
  private static final Duration DELIVERY = Duration.ofSeconds(30);
  private static final String ALICE = "alice@queue.test";
  private static final String PASSWORD = "alice's secret";
  private static final String MESSAGE =
      "From: alice@queue.test\r\nDate: Tue, 24 Nov 2026 12:00:00 +0000\r\n"
          + "Message-ID: <away@queue.test>\r\nSubject: away\r\n\r\n.dot\r\n..two\r\nna\u00efve\r\n"
          + "x".repeat(998)
          + "\r\n\r\n.\r\nend\r\n";

  @BeforeAll
  static void makeAccount(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("queue.test");
    eagle.rest().createAccount(ALICE, PASSWORD);
  }

  @Test
  void deliversWhatWasSubmittedUnchanged(EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering("PIPELINING", "SIZE", "8BITMIME")) {
      route(eagle, "delivered.test", peer);

      submit(eagle, "bob@delivered.test");

      await().atMost(DELIVERY).until(() -> peer.messages().size() == 1);
      String received = new String(peer.messages().getFirst(), StandardCharsets.ISO_8859_1);
      assertThat(received).startsWith("Received: from ").endsWith("\r\n" + MESSAGE);
      String trace = received.substring(0, received.length() - MESSAGE.length());
      assertThat(trace.lines().skip(1)).allMatch(line -> line.matches("[ \t].*"));
      assertThat(peer.commands())
          .anyMatch(command -> command.startsWith("MAIL FROM:<alice@queue.test>"))
          .anyMatch(command -> command.startsWith("RCPT TO:<bob@delivered.test>"));
      eagle.rest().delete("/api/v1/transports/delivered.test");
    }
  }

  @Test
  void aRefusalComesBackToTheSender(EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering("8BITMIME")) {
      peer.answering("RCPT", say("550 5.1.1 nobody of that name"));
      route(eagle, "refusing.test", peer);

      submit(eagle, "nobody@refusing.test");

      String bounce =
          await()
              .atMost(DELIVERY)
              .until(() -> alicesMail(eagle), mail -> !mail.isEmpty())
              .getFirst();
      assertThat(bounce)
          .startsWith("Return-Path: <>\r\n")
          .contains("multipart/report", "message/delivery-status")
          .contains("Final-Recipient: rfc822;", "nobody@refusing.test")
          .contains("Action: failed", "Status: 5.1.1", "nobody of that name");
    }
  }

  @Test
  void whatIsPutOffIsShownAndDeliveredWhenAsked(EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering("8BITMIME")) {
      peer.answering("RCPT", say("451 4.2.1 not now")).behaving("RCPT");
      route(eagle, "put-off.test", peer);

      String entry = "/api/v1/queue/" + submit(eagle, "bob@put-off.test");

      await()
          .atMost(DELIVERY)
          .untilAsserted(
              () ->
                  assertThat(eagle.rest().get(entry).body())
                      .contains("\"state\":\"WAITING\"", "\"attempts\":1")
                      .contains("451 4.2.1 not now")
                      .containsPattern("\"due\":\"20\\d\\d-"));
      assertThat(peer.messages()).isEmpty();
      assertThat(eagle.rest().get("/api/v1/queue").body()).contains("bob@put-off.test");
      assertThat(eagle.rest().post(entry + "/retry", "{}").body()).contains("\"recipients\":1");
      await().atMost(DELIVERY).until(() -> peer.messages().size() == 1);
      await()
          .atMost(DELIVERY)
          .untilAsserted(
              () ->
                  assertThat(eagle.rest().get("/api/v1/queue").body())
                      .doesNotContain("bob@put-off.test"));
    }
  }

  @Test
  void theQueueIsWorkedByCommandLine(EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering("8BITMIME")) {
      peer.answering("RCPT", say("451 4.2.1 not now")).behaving("RCPT");
      route(eagle, "typed.test", peer);
      String id = submit(eagle, "bob@typed.test");
      await()
          .atMost(DELIVERY)
          .until(() -> eagle.rest().get("/api/v1/queue/" + id).body().contains("451 4.2.1"));

      assertThat(EagleCommand.run(eagle, "queue", "list", "--domain", "typed.test"))
          .contains(id, "bob@typed.test", "451 4.2.1 not now")
          .endsWith("exit 0");
      assertThat(EagleCommand.run(eagle, "queue", "hold", id, "--why", "a look"))
          .contains("\"recipients\":1");
      assertThat(EagleCommand.run(eagle, "queue", "list", "--domain", "typed.test"))
          .contains("(held: a look)");
      assertThat(EagleCommand.run(eagle, "queue", "delete", "--recipient", "bob@typed.test"))
          .contains("\"recipients\":1")
          .endsWith("exit 0");
      assertThat(eagle.rest().get("/api/v1/queue/" + id).statusCode()).isEqualTo(404);
      assertThat(EagleCommand.run(eagle, "timeline", id))
          .contains("bob@typed.test", "451 4.2.1 not now", "a look")
          .endsWith("exit 0");
    }
  }

  @Test
  void whatIsHeldWaitsUntilItIsReleased(EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering("8BITMIME", "CHUNKING")) {
      peer.answering("RCPT", say("451 4.2.1 not now")).behaving("RCPT");
      route(eagle, "held.test", peer);
      String entry = "/api/v1/queue/" + submit(eagle, "bob@held.test");
      await()
          .atMost(DELIVERY)
          .until(() -> eagle.rest().get(entry).body().contains("\"attempts\":1"));

      assertThat(eagle.rest().post("/api/v1/queue/hold", "{}").statusCode()).isEqualTo(400);
      assertThat(eagle.rest().post("/api/v1/queue/hold?domain=held.test&why=odd", "{}").body())
          .contains("\"messages\":1", "\"recipients\":1");
      assertThat(eagle.rest().get("/api/v1/queue?held=true&reason=odd").body())
          .contains("bob@held.test", "\"state\":\"HELD\"");
      assertThat(peer.messages()).isEmpty();
      eagle.rest().post(entry + "/hold?why=too+queer", "{}");
      assertThat(eagle.rest().get(entry).body()).contains("\"holdReason\":\"too queer\"");
      assertThat(eagle.rest().post("/api/v1/queue/release?reason=queer", "{}").body())
          .contains("\"recipients\":1");
      await().atMost(DELIVERY).until(() -> peer.messages().size() == 1);
    }
  }

  @Test
  void theConsoleHasAPageForIt(EagleProcess eagle) throws Exception {
    for (String page : List.of("/queue.html", "/console/queue.js", "/console/timeline.js")) {
      HttpResponse<String> response = eagle.rest().get(page);
      assertThat(response.statusCode()).as(page).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type").orElse(""))
          .as(page)
          .contains(page.endsWith(".js") ? "javascript" : "text/html");
    }
    assertThat(eagle.rest().get("/queue.html").body())
        .contains("console/queue.js")
        .doesNotContain("<script>", "onclick");
  }

  @Test
  void whatIsRemovedIsNotDelivered(EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering("8BITMIME")) {
      peer.answering("MAIL", say("421 4.3.2 not now"));
      route(eagle, "removed.test", peer);
      String entry = "/api/v1/queue/" + submit(eagle, "bob@removed.test");
      await()
          .atMost(DELIVERY)
          .untilAsserted(
              () -> assertThat(eagle.rest().get(entry).body()).contains("\"attempts\":1"));

      assertThat(eagle.rest().delete(entry).statusCode()).isEqualTo(204);

      assertThat(eagle.rest().get(entry).statusCode()).isEqualTo(404);
      assertThat(eagle.rest().post(entry + "/retry", "{}").statusCode()).isEqualTo(404);
      assertThat(eagle.rest().delete(entry).statusCode()).isEqualTo(404);
      assertThat(eagle.rest().get("/api/v1/queue").body()).doesNotContain("bob@removed.test");
      assertThat(peer.messages()).isEmpty();
    }
  }

  @Test
  void aLoopIsEnded(EagleProcess eagle) throws Exception {
    String hops = "Received: from a by b; Tue, 24 Nov 2026 20:00:00 +0000\r\n";
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      client.send("carol@example.org", ALICE, hops.repeat(50) + "Subject: loop\r\n\r\nfifty\r\n");
      assertThatThrownBy(
              () -> client.send("carol@example.org", ALICE, hops.repeat(51) + "\r\nloop\r\n"))
          .hasMessageContaining("554 5.4.6 ");
    }
  }

  @Test
  void strangersReachLocalUsersOnly(EagleProcess eagle) throws Exception {
    try (SmtpTestClient stranger = new SmtpTestClient(eagle.smtp())) {
      stranger.command("MAIL FROM:<carol@example.org>", "250");
      stranger.command("RCPT TO:<nobody@queue.test>", "550 5.1.1 ");
      stranger.command("RCPT TO:<dave@elsewhere.test>", "550 5.7.1 ");
      stranger.command("RCPT TO:<alice@queue.test>", "250 2.1.5 ");
    }
  }

  @Test
  void aTrustedNetworkMayRelay(EagleProcess eagle) throws Exception {
    InetAddress trusted = InetAddress.getByName(SharedEagle.RELAY_CLIENT);
    try (ScriptedPeer peer = ScriptedPeer.offering("8BITMIME");
        SmtpTestClient client = new SmtpTestClient(eagle.smtp(), trusted)) {
      route(eagle, "relayed.test", peer);

      client.send("carol@example.org", "dave@relayed.test", MESSAGE);

      await().atMost(DELIVERY).until(() -> peer.messages().size() == 1);
      client.command("MAIL FROM:<carol@example.org>", "250");
      client.command("RCPT TO:<nobody@queue.test>", "550 5.1.1 ");
    }
  }

  private static void route(EagleProcess eagle, String domain, ScriptedPeer peer)
      throws IOException, InterruptedException {
    String rule =
        "{\"pattern\":\"%s\",\"host\":\"%s\",\"port\":%d}"
            .formatted(
                domain, peer.address().getAddress().getHostAddress(), peer.address().getPort());
    assertThat(eagle.rest().post("/api/v1/transports", rule).statusCode()).isEqualTo(201);
  }

  /** Has alice send the message; returns its id in the queue. */
  private static String submit(EagleProcess eagle, String to) throws IOException {
    try (SmtpTestClient alice = new SmtpTestClient(eagle.submission())) {
      alice.authenticate(ALICE, PASSWORD);
      String reply = alice.send(ALICE, to, MESSAGE);
      return reply.substring(reply.lastIndexOf(' ') + 1);
    }
  }

  private static List<String> alicesMail(EagleProcess eagle) throws IOException {
    try (Pop3TestClient alice = new Pop3TestClient(eagle.pop3(), ALICE, PASSWORD)) {
      List<String> all = alice.retrieveAll();
      return all.stream().filter(mail -> mail.startsWith("Return-Path: <>")).toList();
    }
  }
}
