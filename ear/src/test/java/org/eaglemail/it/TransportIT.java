package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eaglemail.client.Answer.say;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eaglemail.client.ScriptedPeer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the transport table does with mail: each kind of rule, on the deployed server. */
@OnSharedEagle
class TransportIT {
  private static final Duration DELIVERY = Duration.ofSeconds(30);
  private static final String ALICE = "alice@transport.test";
  private static final String NEWS = "news@transport.test";
  private static final String PASSWORD = "alice's secret";
  private static final String TRANSPORTS = "/api/v1/transports";

  @BeforeAll
  static void makeAccounts(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("transport.test");
    eagle.rest().createAccount(ALICE, PASSWORD);
    eagle.rest().createAccount(NEWS, PASSWORD);
  }

  private static void rule(EagleProcess eagle, String json) throws Exception {
    assertThat(eagle.rest().post(TRANSPORTS, json).statusCode()).as(json).isEqualTo(201);
  }

  private static String at(ScriptedPeer peer) {
    return "\"host\":\"127.0.0.1\",\"port\":" + peer.address().getPort();
  }

  private static ScriptedPeer closed() {
    ScriptedPeer peer = ScriptedPeer.offering();
    peer.close();
    return peer;
  }

  /** Sends a message; returns where it is in the queue. */
  private static String submit(EagleProcess eagle, String from, String... to) throws IOException {
    try (SmtpTestClient client = new SmtpTestClient(eagle.submission())) {
      client.authenticate(from, PASSWORD);
      client.command("MAIL FROM:<" + from + ">", "250");
      for (String recipient : to) {
        client.command("RCPT TO:<" + recipient + ">", "250");
      }
      client.command("DATA", "354");
      String reply = client.command("From: " + from + "\r\nSubject: go\r\n\r\ntext\r\n.", "250");
      return "/api/v1/queue/" + reply.substring(reply.lastIndexOf(' ') + 1);
    }
  }

  private static void awaitMessages(ScriptedPeer peer, int number) {
    await().atMost(DELIVERY).until(() -> peer.messages().size() == number);
  }

  private static void awaitQueued(EagleProcess eagle, String entry, String... expected) {
    await()
        .atMost(DELIVERY)
        .untilAsserted(() -> assertThat(eagle.rest().get(entry).body()).contains(expected));
  }

  private static void awaitGone(EagleProcess eagle, String entry) {
    await().atMost(DELIVERY).until(() -> eagle.rest().get(entry).statusCode() == 404);
  }

  @Test
  void theNextServerTakesOverFromOneThatIsDown(EagleProcess eagle) throws Exception {
    try (ScriptedPeer dead = closed();
        ScriptedPeer alive = ScriptedPeer.offering()) {
      rule(
          eagle,
          "{\"pattern\":\"failover.test\",\"hosts\":[{%s},{%s}]}".formatted(at(dead), at(alive)));

      submit(eagle, ALICE, "bob@failover.test");

      awaitMessages(alive, 1);
      assertThat(eagle.rest().get(TRANSPORTS + "/failover.test").body())
          .contains("\"action\":\"relay\"", "\"priority\":0", "\"priority\":1", "\"mx\":false");
    }
  }

  @Test
  void theNextServerGetsWhatOneRefusesForNow(EagleProcess eagle) throws Exception {
    try (ScriptedPeer busy = ScriptedPeer.offering();
        ScriptedPeer idle = ScriptedPeer.offering()) {
      busy.answering("MAIL", say("451 4.3.2 not now"));
      rule(
          eagle, "{\"pattern\":\"busy.test\",\"hosts\":[{%s},{%s}]}".formatted(at(busy), at(idle)));

      submit(eagle, ALICE, "bob@busy.test");

      awaitMessages(idle, 1);
      assertThat(busy.connections()).isEqualTo(1);
    }
  }

  @Test
  void strangersReachTheServerBehindARelayDomain(EagleProcess eagle) throws Exception {
    try (ScriptedPeer behind = ScriptedPeer.offering();
        SmtpTestClient stranger = new SmtpTestClient(eagle.smtp())) {
      rule(eagle, "{\"pattern\":\"gateway.test\",%s}".formatted(at(behind)));

      stranger.command("MAIL FROM:<dora@stranger.test>", "250");
      stranger.command("RCPT TO:<bob@elsewhere.test>", "550 5.7.1");
      stranger.command("RCPT TO:<bob%elsewhere.test@gateway.test>", "550 5.7.1");
      stranger.command("RCPT TO:<bob@gateway.test>", "250");
      stranger.command("DATA", "354");
      stranger.command("Subject: in\r\n\r\ntext\r\n.", "250");

      awaitMessages(behind, 1);
      assertThat(behind.commands()).contains("RCPT TO:<bob@gateway.test>");
    }
  }

  @Test
  void lmtpHearsOfEachRecipient(EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering("8BITMIME", "PIPELINING")) {
      peer.answering(
          ScriptedPeer.FINAL_DOT, say("250 2.0.0 stored"), say("452 4.2.2 mailbox full"));
      rule(eagle, "{\"pattern\":\"boxes.test\",\"action\":\"lmtp\",%s}".formatted(at(peer)));

      String entry = submit(eagle, ALICE, "bob@boxes.test", "carol@boxes.test");

      awaitQueued(eagle, entry, "250 2.0.0 stored\",\"state\":\"DELIVERED\"");
      awaitQueued(eagle, entry, "452 4.2.2 mailbox full\",\"state\":\"WAITING\"");
      assertThat(peer.commands()).contains("LHLO mail.shared.test");
      assertThat(peer.messages()).hasSize(1);
      eagle.rest().delete(entry);
    }
  }

  @Test
  void whatIsHeldGoesOnWhenTheRuleIsGone(EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering()) {
      rule(eagle, "{\"pattern\":\"hold.test\",\"action\":\"hold\",\"text\":\"for a look\"}");
      rule(
          eagle,
          "{\"pattern\":\"waits.test\",\"action\":\"error\",\"text\":\"450 4.2.0 not now\"}");

      String entry = submit(eagle, ALICE, "bob@hold.test", "bob@waits.test");

      awaitQueued(eagle, entry, "\"state\":\"HELD\"", "for a look");
      // What waits for another reason is not held with it.
      awaitQueued(eagle, entry, "450 4.2.0 not now\",\"state\":\"WAITING\"");
      eagle.rest().delete(TRANSPORTS + "/hold.test");
      rule(eagle, "{\"pattern\":\"hold.test\",%s}".formatted(at(peer)));
      eagle.rest().post(entry + "/release", "{}");
      awaitMessages(peer, 1);
      eagle.rest().delete(entry);
    }
  }

  @Test
  void anErrorComesBackInTheAdministratorsWords(EagleProcess eagle) throws Exception {
    rule(
        eagle,
        "{\"pattern\":\"gone.test\",\"action\":\"error\",\"text\":\"550 5.1.2 gone for good\"}");
    rule(
        eagle,
        "{\"pattern\":\"later.test\",\"action\":\"error\",\"text\":\"450 4.2.0 moving house\"}");

    submit(eagle, ALICE, "bob@gone.test");
    String later = submit(eagle, ALICE, "bob@later.test");

    awaitQueued(eagle, later, "\"state\":\"WAITING\"", "450 4.2.0 moving house");
    String bounce =
        await().atMost(DELIVERY).until(() -> alicesMail(eagle), mail -> !mail.isEmpty()).getFirst();
    assertThat(bounce).contains("bob@gone.test", "Status: 5.1.2", "gone for good");
    eagle.rest().delete(later);
  }

  private static List<String> alicesMail(EagleProcess eagle) throws IOException {
    try (Pop3TestClient alice = new Pop3TestClient(eagle.pop3(), ALICE, PASSWORD)) {
      return alice.retrieveAll();
    }
  }

  @Test
  void whatIsDiscardedIsLogged(EagleProcess eagle) throws Exception {
    rule(eagle, "{\"pattern\":\"void.test\",\"action\":\"discard\",\"text\":\"not wanted\"}");

    String entry = submit(eagle, ALICE, "bob@void.test");

    eagle.awaitOutput("to=<bob@void.test> relay=none");
    awaitGone(eagle, entry);
    assertThat(eagle.output()).contains(" discarded (discarded: not wanted)");
  }

  @Test
  void aSenderHasAWayOfHisOwn(EagleProcess eagle) throws Exception {
    try (ScriptedPeer usual = ScriptedPeer.offering();
        ScriptedPeer bulk = ScriptedPeer.offering()) {
      rule(eagle, "{\"pattern\":\"from %s\",%s}".formatted(NEWS, at(bulk)));
      rule(eagle, "{\"pattern\":\"both.test\",%s}".formatted(at(usual)));

      submit(eagle, NEWS, "bob@anywhere.test");
      submit(eagle, NEWS, "bob@both.test");

      awaitMessages(bulk, 1);
      awaitMessages(usual, 1);
      assertThat(bulk.commands()).contains("RCPT TO:<bob@anywhere.test>");
      assertThat(eagle.rest().delete(TRANSPORTS + "/from%20" + NEWS).statusCode()).isEqualTo(204);
    }
  }

  @Test
  void aFallbackTakesWhatNoMailHostTakes(EagleProcess eagle) throws Exception {
    try (ScriptedPeer last = ScriptedPeer.offering()) {
      rule(eagle, "{\"pattern\":\"fallback [127.0.7.98]\",%s}".formatted(at(last)));

      submit(eagle, ALICE, "bob@[127.0.7.98]");

      awaitMessages(last, 1);
    }
  }

  @Test
  void refusesRulesThatMakeNoSense(EagleProcess eagle) throws Exception {
    assertRefused(eagle, "{\"pattern\":\"x.test\"}", "the field host is missing");
    assertRefused(eagle, "{\"pattern\":\"x.test\",\"action\":\"drop\"}", "action must be");
    assertRefused(
        eagle,
        "{\"pattern\":\"x.test\",\"action\":\"error\",\"text\":\"250 ok\"}",
        "reply must be");
    assertRefused(
        eagle, "{\"pattern\":\"x.test\",\"hosts\":[{\"port\":25}]}", "the field host is missing");
    assertRefused(
        eagle, "{\"pattern\":\"fallback x.test\",\"action\":\"hold\"}", "the action of a fallback");
  }

  private static void assertRefused(EagleProcess eagle, String json, String detail)
      throws Exception {
    var response = eagle.rest().post(TRANSPORTS, json);
    assertThat(response.statusCode()).as(json).isEqualTo(400);
    assertThat(response.body()).contains(detail);
  }
}
