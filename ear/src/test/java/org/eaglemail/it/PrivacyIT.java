package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An administrator reads no mail unless another gave him the right, and that is recorded. */
@OnSharedEagle
class PrivacyIT {
  private static final String SECRET = "a long secret";
  private static final String EXPORT = "/api/v1/accounts/alice@privacy.test/maildrop/export";
  private static final String CAROL = "carol@hidden.test";

  /** No word that is anywhere but in messages. */
  private static final String WRITTEN = "quetzalcoatl";

  private static final String ADMINISTRATORS = "/api/v1/administrators";

  @Test
  void mailIsReadByMailReadersOnlyAndThatIsRecorded(EagleProcess eagle) throws Exception {
    RestClient admin = eagle.rest();
    admin.createDomain("privacy.test");
    admin.createAccount("alice@privacy.test", SECRET);
    assertThat(admin.get(EXPORT).statusCode()).isEqualTo(403);
    assertThat(grant(admin, "admin").statusCode()).as("to oneself").isEqualTo(400);

    String made = "{\"name\":\"reader\",\"password\":\"%s\"}".formatted(SECRET);
    assertThat(admin.post(ADMINISTRATORS, made).statusCode()).isEqualTo(201);
    assertThat(admin.post(ADMINISTRATORS, made).statusCode()).isEqualTo(409);
    RestClient reader = new RestClient(admin.address(), "reader", SECRET);
    assertThat(reader.get(EXPORT).statusCode()).isEqualTo(403);
    assertThat(grant(admin, "reader").statusCode()).isEqualTo(204);
    assertThat(reader.get(EXPORT).statusCode()).isEqualTo(200);

    assertThat(admin.get("/api/v1/audit").body())
        .contains("\"action\":\"create-administrator\"", "\"action\":\"grant-mail-reader\"")
        .containsPattern(
            "\"action\":\"export-maildrop\",\"administrator\":\"reader\",\"client\":\"127[^}]*"
                + "\"subject\":\"alice@privacy.test\"")
        .doesNotContain(SECRET);
    assertThat(admin.delete(ADMINISTRATORS + "/admin").statusCode()).isEqualTo(400);
    assertThat(admin.delete(ADMINISTRATORS + "/reader").statusCode()).isEqualTo(204);
    assertThat(reader.get(EXPORT).statusCode()).isEqualTo(401);
  }

  /** Wherever an administrator may look, what is written in a message is not there. */
  @Test
  void noOtherPathShowsWhatIsWritten(EagleProcess eagle) throws Exception {
    RestClient admin = eagle.rest();
    admin.createDomain("hidden.test");
    admin.createAccount(CAROL, SECRET);
    admin.createAccount("eve@hidden.test", SECRET);
    created(
        admin,
        "transports",
        "{\"pattern\":\"held.hidden.test\",\"action\":\"hold\",\"text\":\"waits\"}");
    created(
        admin,
        "transports",
        "{\"pattern\":\"bad.hidden.test\",\"action\":\"error\",\"text\":\"550 5.1.1 No\"}");
    assertThat(admin.put("/api/v1/accounts/" + CAROL + "/pop3/trace", "").statusCode())
        .isBetween(200, 204);
    String queued = submit(eagle, "dora@held.hidden.test");
    submit(eagle, "dora@bad.hidden.test");
    submit(eagle, CAROL);
    await().until(() -> count(eagle) == 2);
    try (Pop3TestClient carol = new Pop3TestClient(eagle.pop3(), CAROL, SECRET)) {
      // Her own, and what came back to her whole.
      assertThat(carol.retrieveAll()).allMatch(message -> message.contains(WRITTEN));
      carol.command("DELE 1");
      carol.command("QUIT");
    }
    String id = queued.replaceAll(".* queued as (\\S+).*", "$1");
    String maildrop = "accounts/" + CAROL + "/maildrop";
    for (String path :
        List.of(
            "queue",
            "queue/" + id,
            "queue/shape?by=sender",
            "timeline/" + id,
            "timeline?address=" + CAROL,
            maildrop,
            maildrop + "/deleted",
            "accounts/" + CAROL,
            "accounts/" + CAROL + "/pop3/trace",
            "imports",
            "audit",
            "statistics",
            "route?recipient=" + CAROL)) {
      HttpResponse<String> shown = admin.get("/api/v1/" + path);
      assertThat(shown.statusCode()).as(path).isEqualTo(200);
      assertThat(shown.body()).as(path).doesNotContain(WRITTEN);
    }
    assertThat(eagle.output()).doesNotContain(WRITTEN);
  }

  /** No session sees another account's mail, whatever it names. */
  @Test
  void whoCanLogInSeesHisOwn(EagleProcess eagle) throws Exception {
    RestClient admin = eagle.rest();
    admin.createDomain("own.test");
    admin.createAccount("mia@own.test", SECRET);
    admin.createAccount("noa@own.test", SECRET);
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      client.send("a@example.org", "mia@own.test", "Subject: s\r\n\r\n" + WRITTEN + "\r\n");
    }
    try (Pop3TestClient noa = new Pop3TestClient(eagle.pop3(), "noa@own.test", SECRET)) {
      assertThat(noa.count()).isZero();
      for (String command : List.of("RETR 1", "TOP 1 0", "LIST 1", "UIDL 1", "DELE 1")) {
        assertThatThrownBy(() -> noa.command(command)).hasMessageStartingWith("-ERR");
      }
    }
    // An account is no administrator.
    RestClient mia = new RestClient(admin.address(), "mia@own.test", SECRET);
    assertThat(mia.get("/api/v1/accounts/mia@own.test/maildrop/export").statusCode())
        .isEqualTo(401);
    // RFC 4616 §2: nobody acts for another.
    try (LineSocket pop3 = new LineSocket(eagle.pop3())) {
      pop3.read();
      String message = "mia@own.test\0noa@own.test\0" + SECRET;
      pop3.writeLine("AUTH PLAIN " + Base64.getEncoder().encodeToString(message.getBytes(UTF_8)));
      assertThat(pop3.read()).startsWith("-ERR [AUTH]");
    }
  }

  /** Who sets a password, a secret or a forward could read mail by that: it is recorded. */
  @Test
  void whatOpensAMaildropIsRecorded(EagleProcess eagle) throws Exception {
    RestClient admin = eagle.rest();
    admin.createDomain("opened.test");
    String account = "/api/v1/accounts/liv@opened.test";
    admin.createAccount("liv@opened.test", SECRET);
    assertThat(admin.put(account + "/password", "{\"password\":\"another secret\"}").statusCode())
        .isEqualTo(204);
    assertThat(
            admin.put(account + "/forward", "{\"targets\":[\"eve@other.example\"]}").statusCode())
        .isEqualTo(200);
    assertThat(admin.get("/api/v1/audit").body())
        .contains("\"action\":\"set-password\"", "\"action\":\"set-forward\"")
        .contains("\"subject\":\"liv@opened.test\"")
        .doesNotContain("another secret");
  }

  private static String submit(EagleProcess eagle, String to) throws Exception {
    try (SmtpTestClient client = new SmtpTestClient(eagle.submission())) {
      client.authenticate(CAROL, SECRET);
      client.command("MAIL FROM:<" + CAROL + "> RET=FULL", "250");
      client.command("RCPT TO:<" + to + ">", "250");
      client.command("DATA", "354");
      return client.command("Subject: " + WRITTEN + "\r\n\r\n" + WRITTEN + "\r\n.", "250");
    }
  }

  private static int count(EagleProcess eagle) throws IOException {
    try (Pop3TestClient carol = new Pop3TestClient(eagle.pop3(), CAROL, SECRET)) {
      int count = carol.count();
      carol.command("QUIT");
      return count;
    }
  }

  private static void created(RestClient admin, String path, String json) throws Exception {
    assertThat(admin.post("/api/v1/" + path, json).statusCode()).as(json).isEqualTo(201);
  }

  private static HttpResponse<String> grant(RestClient rest, String name) throws Exception {
    return rest.put(ADMINISTRATORS + "/" + name + "/mail-reader", "{\"granted\":true}");
  }
}
