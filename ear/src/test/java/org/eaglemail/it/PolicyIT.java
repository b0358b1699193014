package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy of the deployed server: its access table, its explanation, what it does to mail. */
@OnSharedEagle
class PolicyIT {
  private static final String ACCESS = "/api/v1/access";
  private static final String SECRET = "a long secret";
  private static final String BOB = "bob@policy.test";

  @BeforeAll
  static void makeAccounts(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("policy.test");
    eagle.rest().createAccount("alice@policy.test", SECRET);
    eagle.rest().createAccount(BOB, SECRET);
  }

  /** Adds a rule; gives its path. */
  private static String rule(EagleProcess eagle, String kind, String pattern, String more)
      throws IOException, InterruptedException {
    HttpResponse<String> created =
        eagle
            .rest()
            .post(ACCESS, "{\"kind\":\"%s\",\"pattern\":\"%s\",%s}".formatted(kind, pattern, more));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return URI.create(created.headers().firstValue("Location").orElseThrow()).getRawPath();
  }

  private static void remove(EagleProcess eagle, String path)
      throws IOException, InterruptedException {
    assertThat(eagle.rest().delete(path).statusCode()).isEqualTo(204);
  }

  @Test
  void aRuleCountsAtOnce(EagleProcess eagle) throws Exception {
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      client.command("MAIL FROM:<spammer@elsewhere.test>", "250");
      client.command("RCPT TO:<" + BOB + ">", "250");

      String sender =
          rule(
              eagle,
              "sender",
              "Spammer@Elsewhere.test",
              "\"action\":\"refuse\",\"reply\":\"550 5.7.1 Not you\"");
      client.command("RSET", "250");
      client.command("MAIL FROM:<spammer@elsewhere.test>", "550 5.7.1 Not you");
      assertThat(eagle.rest().get(sender).body())
          .contains("\"pattern\":\"spammer@elsewhere.test\"", "\"reply\":\"550 5.7.1 Not you\"");
      remove(eagle, sender);

      String recipient = rule(eagle, "recipient", BOB, "\"action\":\"defer\"");
      client.command("MAIL FROM:<spammer@elsewhere.test>", "250");
      client.command(
          "RCPT TO:<" + BOB + ">",
          "450 4.7.1 <" + BOB + ">: Recipient address rejected: Access denied");
      remove(eagle, recipient);
      client.command("RCPT TO:<" + BOB + ">", "250");
    }
  }

  @Test
  void aClientIsTurnedAway(EagleProcess eagle) throws Exception {
    InetAddress unwanted = InetAddress.getByName("127.0.7.77");
    String path = rule(eagle, "client", "127.0.7.77", "\"action\":\"refuse\"");
    try (LineSocket client = new LineSocket(eagle.smtp(), unwanted)) {
      assertThat(client.read()).startsWith("554 5.7.1 <127.0.7.77>: Client host rejected");
    } finally {
      remove(eagle, path);
    }
    new SmtpTestClient(eagle.smtp(), unwanted).close();
  }

  @ParameterizedTest
  @CsvSource({
    "client, no address, refuse, 400",
    "nobody, 192.0.2.1, refuse, 400",
    "client, 192.0.2.1, permit, 400",
    "sender, policy-twice.test, hold, 409"
  })
  void faultyRulesAreTold(
      String kind, String pattern, String action, int status, EagleProcess eagle) throws Exception {
    String body =
        "{\"kind\":\"%s\",\"pattern\":\"%s\",\"action\":\"%s\"}".formatted(kind, pattern, action);
    if (status == 409) {
      eagle.rest().post(ACCESS, body);
    }

    HttpResponse<String> response = eagle.rest().post(ACCESS, body);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains("\"detail\":").doesNotContain("org.eaglemail");
  }

  @ParameterizedTest
  @CsvSource({
    "client=192.0.2.9&sender=a@b.test&recipient=" + BOB + ", ACCEPTED, postmaster",
    "client=192.0.2.9&recipient=postmaster@policy.test, ACCEPTED, our postmaster",
    "client=192.0.2.9&sender=a@b.test&recipient=c@d.test, REFUSED, Relay access denied",
    "client=127.0.7.99&sender=a@b.test&recipient=c@d.test, ACCEPTED, may relay",
    "client=192.0.2.9&role=submission&recipient=c@d.test, REFUSED, Authentication required",
    "client=192.0.2.9&recipient=nobody@policy.test, REFUSED, User unknown"
  })
  void explainsItself(String question, String decision, String because, EagleProcess eagle)
      throws Exception {
    HttpResponse<String> report = eagle.rest().get("/api/v1/policy?" + question);

    assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
    assertThat(report.body()).contains("\"decision\":\"" + decision + "\"", because);
  }

  @ParameterizedTest
  @CsvSource({
    "client=nowhere&recipient=a@b.test, client: ",
    "recipient=a@b.test, client",
    "client=192.0.2.9, recipient",
    "client=192.0.2.9&recipient=a, recipient: ",
    "client=192.0.2.9&role=x&recipient=a@b.test, role: must be "
  })
  void aFaultyQuestionIsTold(String question, String detail, EagleProcess eagle) throws Exception {
    HttpResponse<String> response = eagle.rest().get("/api/v1/policy?" + question);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.body()).contains(detail);
  }

  @Test
  void whatIsSubmittedIsCompleted(EagleProcess eagle) throws Exception {
    try (SmtpTestClient alice = new SmtpTestClient(eagle.submission())) {
      alice.authenticate("alice@policy.test", SECRET);
      alice.send(
          "alice+x@policy.test", BOB, "Bcc: eve@policy.test\r\nSubject: bare\r\n\r\nBody\r\n");
      alice.command("MAIL FROM:<" + BOB + ">", "553 5.7.1 ");
    }
    try (SmtpTestClient other = new SmtpTestClient(eagle.smtp())) {
      other.send("a@elsewhere.test", BOB, "Bcc: x@policy.test\r\nSubject: theirs\r\n\r\nBody\r\n");
    }

    try (Pop3TestClient bob = new Pop3TestClient(eagle.pop3(), BOB, SECRET)) {
      assertThat(bob.retrieveAll())
          .filteredOn(mail -> mail.contains("Subject: bare"))
          .singleElement()
          .asString()
          .containsPattern("\r\nDate: .*\r\nMessage-ID: <\\d{14}\\.\\w+@mail.shared.test>\r\n")
          .contains("\r\nFrom: alice+x@policy.test\r\nSubject: bare\r\n\r\nBody\r\n")
          .doesNotContain("Bcc:");
      assertThat(bob.retrieveAll())
          .filteredOn(mail -> mail.contains("Subject: theirs"))
          .singleElement()
          .asString()
          .endsWith("\r\nBcc: x@policy.test\r\nSubject: theirs\r\n\r\nBody\r\n")
          .doesNotContain("\r\nDate:", "Message-ID:", "\r\nFrom:");
    }
  }
}
