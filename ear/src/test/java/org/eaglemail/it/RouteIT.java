package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.client.Answer.say;

import java.net.URLEncoder;
import org.eaglemail.client.ScriptedPeer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the deployed server says of mail that might be, and what other servers do. */
@OnSharedEagle
class RouteIT {
  private static final String ALICE = "alice@route.test";
  private static final String PASSWORD = "alice's secret";

  @BeforeAll
  static void makeAccount(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("route.test");
    eagle.rest().createAccount(ALICE, PASSWORD);
  }

  private static void rule(EagleProcess eagle, String pattern, ScriptedPeer peer) throws Exception {
    String json =
        "{\"pattern\":\"%s\",\"host\":\"127.0.0.1\",\"port\":%d,\"tls\":\"none\"}"
            .formatted(pattern, peer.address().getPort());
    assertThat(eagle.rest().post("/api/v1/transports", json).statusCode()).isEqualTo(201);
  }

  private static String explain(EagleProcess eagle, String recipient, String more)
      throws Exception {
    return eagle
        .rest()
        .get("/api/v1/route?recipient=" + URLEncoder.encode(recipient, UTF_8) + more)
        .body();
  }

  @Test
  void explainsPolicyAndRouteAndNextHopInOneTrace(EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering()) {
      rule(eagle, "from " + ALICE, peer);
      String hop = "127.0.0.1[127.0.0.1]:" + peer.address().getPort();

      assertThat(explain(eagle, "bob@x.test", "&sender=" + ALICE + "&client=192.0.2.1"))
          .contains("\"decision\":\"RELAY\"", "\"recipient\":\"bob@x.test\"", hop)
          .contains("\"outcome\":\"REFUSED\"")
          .contains("mail from <alice@route.test> to <bob@x.test>")
          .contains("policy for 192.0.2.1: REFUSED: 550 5.7.1")
          .contains("transport: from alice@route.test via 127.0.0.1")
          .contains(hop + " by SMTP, TLS none, without login");
      assertThat(
              explain(
                  eagle, "bob@x.test", "&sender=" + ALICE + "&client=192.0.2.1&account=" + ALICE))
          .contains("policy for 192.0.2.1: ACCEPTED", "\"outcome\":\"RELAY\"");
      String pause = "/api/v1/destinations/x.test/pause";
      assertThat(eagle.rest().put(pause + "?why=asked+to", "{}").statusCode()).isEqualTo(204);
      assertThat(explain(eagle, "bob@x.test", "&sender=" + ALICE))
          .contains("\"outcome\":\"PAUSED\"", "x.test is paused: asked to");
      eagle.rest().delete(pause);
      eagle.rest().delete("/api/v1/transports/from%20" + ALICE);
    }
  }

  @Test
  void tellsWhoIsBehindAnAlias(EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering()) {
      rule(eagle, "behind.test", peer);
      String alias =
          "{\"address\":\"team@route.test\",\"targets\":[\"%s\",\"carol@behind.test\"]}"
              .formatted(ALICE);
      assertThat(eagle.rest().post("/api/v1/aliases", alias).statusCode()).isEqualTo(201);

      assertThat(explain(eagle, "team@route.test", ""))
          .contains(
              "addresses: 2 behind it", "alice@route.test: LOCAL", "carol@behind.test: RELAY");
      assertThat(explain(eagle, "nobody@route.test", ""))
          .contains("\"decision\":\"FAILS\"", "nobody@route.test: FAILS", "550 5.1.1");
      assertThat(explain(eagle, "postmaster", "&client=192.0.2.1"))
          .contains("\"recipient\":\"postmaster@mail.shared.test\"", ": ACCEPTED");
      eagle.rest().delete("/api/v1/transports/behind.test");
    }
  }

  @Test
  void refusesQuestionsThatMakeNoSense(EagleProcess eagle) throws Exception {
    assertThat(eagle.rest().get("/api/v1/route").statusCode()).isEqualTo(400);
    assertThat(explain(eagle, "nobody", "")).contains("recipient: ");
    assertThat(explain(eagle, "a@b.test", "&sender=x")).contains("sender: ");
    assertThat(explain(eagle, "a@b.test", "&client=x")).contains("client: ");
    assertThat(eagle.rest().post("/api/v1/route/probe", "{}").body())
        .contains("the field recipient is missing");
  }

  @Test
  void asksTheServersUpToRcpt(EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering("8BITMIME")) {
      peer.answering("RCPT TO:<nobody", say("550 5.1.1 nobody of that name"));
      rule(eagle, "asked.test", peer);

      assertThat(probe(eagle, "bob@asked.test"))
          .contains("\"decision\":\"RELAY\"", "\"reply\":\"250 2.1.5 Ok\"", "\"tls\":\"\"")
          .contains("C: RCPT TO:<bob@asked.test>", "C: RSET", "C: QUIT");
      assertThat(probe(eagle, "nobody@asked.test"))
          .contains("\"reply\":\"550 5.1.1 nobody of that name\"");
      String alias =
          "{\"address\":\"asked@route.test\",\"targets\":[\"bob@asked.test\",\"%s\"]}"
              .formatted(ALICE);
      assertThat(eagle.rest().post("/api/v1/aliases", alias).statusCode()).isEqualTo(201);
      assertThat(probe(eagle, "asked@route.test"))
          .contains("\"recipient\":\"bob@asked.test\"", "C: RCPT TO:<bob@asked.test>")
          .contains("\"decision\":\"LOCAL\"", "\"more\":0");
      assertThat(peer.commands()).contains("EHLO mail.shared.test", "MAIL FROM:<alice@route.test>");
      assertThat(peer.messages()).isEmpty();
      eagle.rest().delete("/api/v1/transports/asked.test");
    }
  }

  private static String probe(EagleProcess eagle, String recipient) throws Exception {
    return eagle
        .rest()
        .post(
            "/api/v1/route/probe",
            "{\"recipient\":\"%s\",\"sender\":\"%s\"}".formatted(recipient, ALICE))
        .body();
  }

  @Test
  void tellsTheSameAtTheCommandLine(EagleProcess eagle) throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering("8BITMIME")) {
      rule(eagle, "told.test", peer);
      String hop = "127.0.0.1[127.0.0.1]:" + peer.address().getPort();

      String text =
          EagleCommand.run(
              eagle,
              "route",
              "--sender",
              ALICE,
              "--client",
              "127.0.7.99",
              "--probe",
              "bob@told.test");

      assertThat(text)
          .startsWith("mail from <alice@route.test> to <bob@told.test>\n  policy for 127.0.7.99: ")
          .contains("\n  addresses: 1 behind it\n")
          .contains("\n  bob@told.test: RELAY\n    route\n      local: told.test is not")
          .contains("\n      " + hop + " by SMTP, TLS none, without login\n")
          .contains("probe for <bob@told.test>: RELAY\n")
          .contains("\n  " + hop + " in the clear: 250 2.1.5 Ok\n    S: 220 peer.test ESMTP\n")
          .endsWith("exit 0");
      assertThat(EagleCommand.run(eagle, "route", "nobody"))
          .startsWith("Eagle: the server answers 400: recipient: ")
          .endsWith("exit 1");
      assertThat(EagleCommand.run(eagle, "route", "--odd", "a@b.test"))
          .startsWith("Eagle: unknown argument '--odd'")
          .endsWith("exit 2");
      eagle.rest().delete("/api/v1/transports/told.test");
    }
  }
}
