package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eaglemail.client.Answer.hangUp;
import static org.eaglemail.client.Answer.raw;
import static org.eaglemail.client.Answer.say;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eaglemail.client.Answer;
import org.eaglemail.client.ScriptedPeer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the deployed server tells of messages, and what it makes of faults of other servers. */
@OnSharedEagle
class TimelineIT {
  private static final Duration DELIVERY = Duration.ofSeconds(30);
  private static final String ALICE = "alice@timeline.test";
  private static final String PASSWORD = "alice's secret";
  private static final AtomicInteger DOMAINS = new AtomicInteger();

  /** What a server does wrong, and what becomes of the message. */
  enum Fault {
    GREETS_WITH_554(ScriptedPeer.CONNECT, say("554 no service"), "deferred"),
    LEAVES_UNSEEN(ScriptedPeer.CONNECT, hangUp(), "deferred"),
    CODES_DIFFER("EHLO", raw("250-one\r\n450 two\r\n"), "deferred"),
    REFUSES_THE_SENDER("MAIL", say("550 5.7.1 not you"), "failed"),
    REFUSES_THE_RECIPIENT("RCPT", say("550 5.1.1 no such user"), "failed"),
    CLOSES_AT_DATA("DATA", hangUp("421 4.3.2 closing"), "deferred"),
    REFUSES_THE_CONTENT(ScriptedPeer.FINAL_DOT, say("554 5.6.0 no"), "failed"),
    LEAVES_BEFORE_THE_FINAL_REPLY(ScriptedPeer.FINAL_DOT, hangUp(), "deferred");

    private final String point;

    @SuppressWarnings("ImmutableEnumChecker") // a script, which never changes
    private final Answer answer;

    private final String event;

    Fault(String point, Answer answer, String event) {
      this.point = point;
      this.answer = answer;
      this.event = event;
    }
  }

  @BeforeAll
  static void makeAccount(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("timeline.test");
    eagle.rest().createAccount(ALICE, PASSWORD);
  }

  @Test
  void tellsTheWholeWayOfAMessage(EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering("8BITMIME")) {
      peer.answering("RCPT", say("451 4.2.1 not now")).behaving("RCPT");
      String domain = route(eagle, peer);
      String id = submit(eagle, "bob@" + domain);
      awaitEvent(eagle, id, "deferred");
      eagle.rest().post("/api/v1/queue/" + id + "/retry", "{}");
      awaitEvent(eagle, id, "removed");

      assertThat(history(eagle, id))
          .containsSubsequence(
              "\"event\":\"received\"",
              "\"event\":\"routed\"",
              "\"event\":\"deferred\"",
              "451 4.2.1 not now",
              "\"event\":\"retried\"",
              "\"event\":\"sent\"",
              "\"event\":\"removed\"")
          .contains("\"account\":\"" + ALICE + "\"", "\"by\":\"admin\"")
          .contains("> RCPT TO:<bob@" + domain + ">", "< 451 4.2.1 not now")
          .doesNotContain("the content");
      assertThat(eagle.rest().get("/api/v1/timeline?address=BOB@" + domain).body()).contains(id);
      assertThat(eagle.rest().get("/api/v1/timeline?messageId=" + domain + "@x.test").body())
          .contains(id);
      assertThat(
              eagle
                  .rest()
                  .get("/api/v1/timeline?address=bob@" + domain + "&to=2026-01-01T00:00:00Z")
                  .body())
          .isEqualTo("[]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFaultOfAnotherServerHasItsOutcome(Fault fault, EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering("8BITMIME")) {
      peer.answering(fault.point, fault.answer);
      String id = submit(eagle, "bob@" + route(eagle, peer));

      awaitEvent(eagle, id, fault.event);

      boolean failed = fault.event.equals("failed");
      assertThat(history(eagle, id).contains("\"event\":\"notified\"")).isEqualTo(failed);
      eagle.rest().delete("/api/v1/queue/" + id);
    }
  }

  @Test
  void tellsWhatLeftAMaildrop(EagleProcess eagle) throws Exception {
    String id = submit(eagle, ALICE);
    assertThat(history(eagle, id)).contains("\"event\":\"delivered\"", ALICE);
    try (Pop3TestClient alice = new Pop3TestClient(eagle.pop3(), ALICE, PASSWORD)) {
      int count = alice.count();
      for (int number = 1; number <= count; number++) {
        alice.command("DELE " + number);
      }
      alice.command("QUIT");
    }

    awaitEvent(eagle, id, "fetched");
  }

  @Test
  void whatIsNotThereOrNotUnderstoodIsSaid(EagleProcess eagle) throws Exception {
    assertThat(eagle.rest().get("/api/v1/timeline/ZZZZZZZZ").statusCode()).isEqualTo(404);
    assertThat(eagle.rest().get("/api/v1/timeline?from=yesterday").statusCode()).isEqualTo(400);
    assertThat(eagle.rest().get("/api/v1/timeline?limit=0").statusCode()).isEqualTo(400);
  }

  private static void awaitEvent(EagleProcess eagle, String id, String event) {
    await()
        .atMost(DELIVERY)
        .untilAsserted(
            () -> assertThat(history(eagle, id)).contains("\"event\":\"" + event + "\""));
  }

  private static String history(EagleProcess eagle, String id)
      throws IOException, InterruptedException {
    return eagle.rest().get("/api/v1/timeline/" + id).body();
  }

  /** A domain of its own for each test; what was wrong with one server is not told of another. */
  private static String route(EagleProcess eagle, ScriptedPeer peer)
      throws IOException, InterruptedException {
    String domain = "faulty" + DOMAINS.incrementAndGet() + ".test";
    String rule =
        "{\"pattern\":\"%s\",\"host\":\"%s\",\"port\":%d}"
            .formatted(
                domain, peer.address().getAddress().getHostAddress(), peer.address().getPort());
    assertThat(eagle.rest().post("/api/v1/transports", rule).statusCode()).isEqualTo(201);
    return domain;
  }

  private static String submit(EagleProcess eagle, String to) throws IOException {
    String domain = to.substring(to.indexOf('@') + 1);
    try (SmtpTestClient alice = new SmtpTestClient(eagle.submission())) {
      alice.authenticate(ALICE, PASSWORD);
      String reply =
          alice.send(ALICE, to, "Message-ID: <" + domain + "@x.test>\r\n\r\nthe content\r\n");
      return reply.substring(reply.lastIndexOf(' ') + 1);
    }
  }
}
