package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Aliases, lists, forwards, rewriting and the import of tables on the deployed server. */
@OnSharedEagle
class AddressingIT {
  private static final String SECRET = "a long secret";
  private static final String ALICE = "alice@addressing.test";
  private static final String BOB = "bob@addressing.test";
  private static final String CAROL = "carol@addressing.test";

  @BeforeAll
  static void makeAccounts(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("addressing.test");
    eagle.rest().createDomain("other-addressing.test");
    for (String account : List.of(ALICE, BOB, CAROL)) {
      eagle.rest().createAccount(account, SECRET);
    }
    // Nobody listens there, so that mail for it waits in the queue.
    post(
        eagle, "transports", "{'pattern':'far-addressing.test','host':'127.0.7.11','port':9}", 201);
  }

  private static void post(EagleProcess eagle, String path, String json, int status)
      throws IOException, InterruptedException {
    var response = eagle.rest().post("/api/v1/" + path, json.replace('\'', '"'));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
  }

  private static void alias(EagleProcess eagle, String address, String targets)
      throws IOException, InterruptedException {
    post(eagle, "aliases", "{'address':'" + address + "','targets':[" + targets + "]}", 201);
  }

  /** Sends with that parameter of RCPT. */
  private static void send(EagleProcess eagle, String from, String rcpt, String subject)
      throws IOException {
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      client.command("MAIL FROM:<" + from + ">", "250");
      client.command("RCPT TO:" + rcpt, "250");
      client.command("DATA", "354");
      client.command("Subject: " + subject + "\r\n\r\nBody\r\n.", "250");
    }
  }

  private static List<String> mail(EagleProcess eagle, String account, String subject)
      throws IOException {
    try (Pop3TestClient pop3 = new Pop3TestClient(eagle.pop3(), account, SECRET)) {
      return pop3.retrieveAll().stream()
          .filter(mail -> mail.contains("Subject: " + subject + "\r\n"))
          .toList();
    }
  }

  private static String queued(EagleProcess eagle, String recipient)
      throws IOException, InterruptedException {
    return eagle.rest().get("/api/v1/queue?recipient=" + recipient).body();
  }

  @Test
  void anAliasIsKnownAtOnceAndGivesEachOneCopy(EagleProcess eagle) throws Exception {
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      client.command("MAIL FROM:<x@elsewhere.test>", "250");
      client.command("RCPT TO:<sales@addressing.test>", "550 5.1.1 ");
      alias(eagle, "sales@addressing.test", "'" + BOB + "','" + ALICE + "','" + BOB + "'");
      client.command("RCPT TO:<Sales+shop@addressing.test>", "250");
    }
    post(eagle, "aliases", "{'address':'sales@addressing.test','targets':['x@y.test']}", 409);
    post(eagle, "aliases", "{'address':'sales@nowhere.test','targets':['x@y.test']}", 400);

    send(eagle, "x@elsewhere.test", "<sales@addressing.test>", "to sales");

    assertThat(mail(eagle, BOB, "to sales")).hasSize(1);
    assertThat(mail(eagle, ALICE, "to sales")).hasSize(1);
  }

  @Test
  void aLoopIsNamed(EagleProcess eagle) throws Exception {
    alias(eagle, "round@addressing.test", "'about@addressing.test'");
    alias(eagle, "about@addressing.test", "'round@addressing.test'");

    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      client.command("MAIL FROM:<x@elsewhere.test>", "250");
      client.command(
          "RCPT TO:<round@addressing.test>",
          "550 5.4.6 Alias loop: round@addressing.test -> about@addressing.test"
              + " -> round@addressing.test");
    }
  }

  // RFC 3461 §5.2.7.1: delivered to the list, and nothing else is told.
  @Test
  void aListHasAnOwnerAndEndsWhatWasAskedFor(EagleProcess eagle) throws Exception {
    post(
        eagle,
        "lists",
        "{'address':'news@addressing.test','owner':'%s','members':['%s','gone@addressing.test']}"
            .formatted(CAROL, BOB),
        201);

    send(eagle, ALICE, "<news@addressing.test> NOTIFY=SUCCESS,FAILURE", "to the list");

    assertThat(mail(eagle, BOB, "to the list"))
        .singleElement()
        .asString()
        .startsWith("Return-Path: <" + CAROL + ">");
    assertThat(mail(eagle, ALICE, "Successful mail delivery report"))
        .singleElement()
        .asString()
        .contains("Action: delivered", "news@addressing.test");
    assertThat(mail(eagle, CAROL, "Undelivered mail returned to sender"))
        .singleElement()
        .asString()
        .contains("gone@addressing.test", "Status: 5.1.1");
    assertThat(mail(eagle, ALICE, "Undelivered mail returned to sender")).isEmpty();
  }

  @Test
  void theCopyForAListAndTheMessageNameEachOther(EagleProcess eagle) throws Exception {
    post(
        eagle,
        "lists",
        "{'address':'linked@addressing.test','owner':'%s','members':['%s']}".formatted(CAROL, BOB),
        201);
    String id;
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      client.command("MAIL FROM:<" + ALICE + ">", "250");
      client.command("RCPT TO:<" + ALICE + ">", "250");
      client.command("RCPT TO:<linked@addressing.test>", "250");
      client.command("DATA", "354");
      String reply = client.command("Subject: linked\r\n\r\nBody\r\n.", "250");
      id = reply.substring(reply.lastIndexOf(' ') + 1).strip();
    }

    String history = eagle.rest().get("/api/v1/timeline/" + id).body();

    assertThat(history).contains("a copy from <" + CAROL + "> for a list");
    Matcher copy = Pattern.compile("\"other\":\"([^\"]+)\"").matcher(history);
    assertThat(copy.find()).isTrue();
    assertThat(eagle.rest().get("/api/v1/timeline/" + copy.group(1)).body())
        .contains("it is the copy for a list", "\"other\":\"" + id + "\"");
  }

  // RFC 3461 §5.2.7.3.
  @Test
  void anAliasOfSeveralIsExpanded(EagleProcess eagle) throws Exception {
    alias(eagle, "several@addressing.test", "'" + BOB + "','" + CAROL + "'");

    send(eagle, ALICE, "<several@addressing.test> NOTIFY=SUCCESS", "to several");

    assertThat(mail(eagle, ALICE, "Mail passed on to several addresses"))
        .singleElement()
        .asString()
        .contains("Action: expanded", "several@addressing.test");
    assertThat(mail(eagle, CAROL, "to several")).hasSize(1);
  }

  @Test
  void aForwardMayKeepACopy(EagleProcess eagle) throws Exception {
    eagle.rest().createAccount("moved@addressing.test", SECRET);
    String forward = "/api/v1/accounts/moved@addressing.test/forward";
    assertThat(eagle.rest().get(forward).statusCode()).isEqualTo(404);
    var set =
        eagle.rest().put(forward, "{\"targets\":[\"new@far-addressing.test\"],\"keepCopy\":true}");
    assertThat(set.statusCode()).as(set.body()).isEqualTo(200);

    send(eagle, ALICE, "<moved+x@addressing.test>", "with a copy");
    assertThat(mail(eagle, "moved@addressing.test", "with a copy")).hasSize(1);
    assertThat(queued(eagle, "new@far-addressing.test")).contains("new@far-addressing.test");

    eagle.rest().put(forward, "{\"targets\":[\"newer@far-addressing.test\"]}");
    send(eagle, ALICE, "<moved@addressing.test>", "without a copy");
    assertThat(mail(eagle, "moved@addressing.test", "without a copy")).isEmpty();
    assertThat(queued(eagle, "newer@far-addressing.test")).contains("newer@far-addressing.test");
  }

  @Test
  void whoCameToStandForOthersAfterItWasQueuedIsExpanded(EagleProcess eagle) throws Exception {
    post(
        eagle,
        "transports",
        "{'pattern':'late-addressing.test','host':'127.0.7.11','port':9}",
        201);
    String id;
    try (SmtpTestClient client = new SmtpTestClient(eagle.submission())) {
      client.authenticate(ALICE, SECRET);
      client.command("MAIL FROM:<" + ALICE + ">", "250");
      client.command("RCPT TO:<late@late-addressing.test>", "250");
      client.command("DATA", "354");
      String reply = client.command("Subject: to late\r\n\r\nBody\r\n.", "250");
      id = reply.substring(reply.lastIndexOf(' ') + 1).strip();
    }
    eagle.rest().createDomain("late-addressing.test");
    alias(eagle, "late@late-addressing.test", "'" + BOB + "','x@far-addressing.test'");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              post(eagle, "queue/" + id + "/retry", "{}", 200);
              assertThat(mail(eagle, BOB, "to late")).hasSize(1);
            });
    assertThat(eagle.rest().get("/api/v1/queue/" + id).body())
        .contains("x@far-addressing.test", "to several addresses, 2 in all")
        .contains("\"address\":\"late@late-addressing.test\"");
  }

  @Test
  void aDomainMayBeAnotherNameAndHaveACatchAll(EagleProcess eagle) throws Exception {
    alias(eagle, "@other-addressing.test", "'@addressing.test'");

    send(eagle, ALICE, "<bob@other-addressing.test>", "to the other name");
    send(eagle, ALICE, "<abuse@other-addressing.test>", "to abuse");

    assertThat(mail(eagle, BOB, "to the other name")).hasSize(1);
    assertThat(mail(eagle, ALICE, "to abuse")).hasSize(1);
    assertThat(eagle.rest().delete("/api/v1/aliases/@other-addressing.test").statusCode())
        .isEqualTo(204);
    alias(eagle, "@other-addressing.test", "'" + CAROL + "'");
    send(eagle, ALICE, "<anybody@other-addressing.test>", "to anybody");
    assertThat(mail(eagle, CAROL, "to anybody")).hasSize(1);
  }

  @Test
  void whatIsSubmittedIsRewritten(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("pc.addressing.test");
    eagle.rest().createAccount("dan@pc.addressing.test", SECRET);
    post(eagle, "rewrites", "{'kind':'masquerade','pattern':'addressing.test'}", 201);
    post(
        eagle,
        "rewrites",
        "{'kind':'recipient','pattern':'typo@addressing.test','replacement':'" + BOB + "'}",
        201);
    post(eagle, "rewrites", "{'kind':'masquerade','pattern':'addressing.test'}", 409);

    try (SmtpTestClient client = new SmtpTestClient(eagle.submission())) {
      client.authenticate("dan@pc.addressing.test", SECRET);
      client.command("MAIL FROM:<dan@pc.addressing.test>", "250");
      client.command("RCPT TO:<typo@addressing.test>", "250");
      client.command("DATA", "354");
      client.command(
          "From: Dan (dan@pc.addressing.test) <dan@pc.addressing.test>\r\n"
              + "To: typo@addressing.test\r\nSubject: rewritten\r\n\r\ndan@pc.addressing.test\r\n.",
          "250");
    }

    assertThat(mail(eagle, BOB, "rewritten"))
        .singleElement()
        .asString()
        .startsWith("Return-Path: <dan@addressing.test>\r\n")
        .contains(
            "\r\nFrom: Dan (dan@pc.addressing.test) <dan@addressing.test>\r\nTo: " + BOB + "\r\n")
        .endsWith("\r\n\r\ndan@pc.addressing.test\r\n");
    assertThat(
            eagle
                .rest()
                .get(
                    "/api/v1/route?recipient=typo@addressing.test&client=192.0.2.1"
                        + "&sender=dan@pc.addressing.test&account=dan@pc.addressing.test")
                .body())
        .contains("rewritten: ", "policy for 192.0.2.1: ACCEPTED", BOB + ": LOCAL");
  }

  @Test
  void aTableIsTakenOverWholeOrInPart(EagleProcess eagle) throws Exception {
    String path = "/api/v1/import/maps?format=sendmail-aliases&domain=addressing.test";
    byte[] table = "taken: bob\nprogram: |/bin/cat\n".getBytes(UTF_8);

    assertThat(eagle.rest().postOctets(path, table).body())
        .contains("\"kept\":false", "\"taken\":1", "\"left\":1", "is a program");
    assertThat(eagle.rest().postOctets(path + "&partial=true&dryRun=true", table).body())
        .contains("\"kept\":false");
    assertThat(eagle.rest().get("/api/v1/aliases/taken@addressing.test").statusCode())
        .isEqualTo(404);

    assertThat(eagle.rest().postOctets(path + "&partial=true", table).body())
        .contains("\"kept\":true");
    assertThat(eagle.rest().get("/api/v1/aliases/taken@addressing.test").body()).contains(BOB);
    assertThat(eagle.rest().postOctets(path, "fresh: bob\n".getBytes(UTF_8)).body())
        .contains("\"kept\":true");
    assertThat(eagle.rest().postOctets("/api/v1/import/maps?format=exim", table).statusCode())
        .isEqualTo(400);
  }
}
