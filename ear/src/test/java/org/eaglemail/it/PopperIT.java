package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eaglemail.transcript.Transcript;
import org.eaglemail.transcript.Transcripts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What sites had of qpopper, and what goes beyond it, against the deployed server. */
class PopperIT {
  private static final String SECRET = "secret-Eagle-1";
  private static final String READER = "alice@example.test";
  private static final String API = "/api/v1/";

  @TempDir private static Path directory;
  private static EagleProcess eagle;

  @BeforeAll
  static void start() throws Exception {
    eagle =
        EagleProcess.start(
            directory.resolve("data"),
            EaglePorts.free("127.0.7.61"),
            Map.of(
                "eagle.hostname", "mail.popper.test",
                "eagle.pop3.quirks", "last,xlst,xmit",
                "eagle.login.trim-domain", "on",
                "eagle.auth.failure-delay", "10ms"),
            "-Xmx256m");
    eagle.rest().createDomain("popper.test");
    eagle.rest().createDomain("other.test");
    eagle.rest().createDomain("example.test");
    account(READER);
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      for (String message : DeployedTranscriptIT.MAILDROP) {
        client.send("carol@example.org", READER, message);
      }
    }
  }

  @AfterAll
  static void stop() {
    eagle.close();
  }

  private static String account(String name) throws Exception {
    eagle.rest().createAccount(name, SECRET);
    return name;
  }

  private static Pop3TestClient login(String account) throws IOException {
    return new Pop3TestClient(eagle.pop3(), account, SECRET);
  }

  private static int messages(String account) throws IOException {
    try (Pop3TestClient client = login(account)) {
      int count = client.count();
      client.command("QUIT");
      return count;
    }
  }

  private static String change(String method, String path, String json) throws Exception {
    var response =
        switch (method) {
          case "POST" -> eagle.rest().post(API + path, json);
          case "PUT" -> eagle.rest().put(API + path, json);
          default -> eagle.rest().delete(API + path);
        };
    assertThat(response.statusCode())
        .as("%s %s: %s", method, path, response.body())
        .isBetween(200, 204);
    return response.body();
  }

  private static void deliver(String to, String subject) throws IOException {
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      client.send(
          "stranger@example.org",
          to,
          "From: stranger@example.org\r\nSubject: " + subject + "\r\n\r\nText.\r\n");
    }
  }

  @Test
  void eachAccountThatABulletinIsForHasItOnceAlsoAfterACrash() throws Exception {
    String ann = account("ann@popper.test");
    String ben = account("ben@popper.test");
    String cat = account("cat@other.test");
    change("POST", "groups", "{\"name\":\"staff\"}");
    change("PUT", "groups/staff/members/" + ben, "");
    assertThat(eagle.rest().get(API + "groups/staff/members").body()).contains(ben);
    String all = change("POST", "bulletins", "{\"subject\":\"Für alle\",\"text\":\"Grüße\"}");
    change("POST", "bulletins", "{\"subject\":\"d\",\"text\":\"t\",\"domain\":\"popper.test\"}");
    change("POST", "bulletins", "{\"subject\":\"g\",\"text\":\"t\",\"group\":\"staff\"}");
    try (Pop3TestClient client = login(ann)) {
      assertThat(client.retrieveAll())
          .hasSize(2)
          .satisfiesExactly(
              first ->
                  assertThat(first)
                      .startsWith("Return-Path: <>\r\n")
                      .contains("From: postmaster@mail.popper.test", "Gr=C3=BC=C3=9Fe"),
              second -> assertThat(second).contains("Subject: d\r\n"));
      client.command("DELE 1");
      client.command("QUIT");
    }
    eagle.kill();
    eagle.restart();
    assertThat(messages(ann)).isEqualTo(1);
    assertThat(messages(ben)).isEqualTo(3);
    assertThat(messages(ben)).isEqualTo(3);
    String id = all.replaceAll("(?s).*\"id\":(\\d+).*", "$1");
    change("DELETE", "bulletins/" + id, "");
    assertThat(messages(cat)).isZero();
    assertThat(eagle.rest().get(API + "bulletins").body()).doesNotContain("alle").contains("\"d\"");
    assertThat(eagle.rest().post(API + "bulletins", "{\"subject\":\"x\"}").statusCode())
        .isEqualTo(400);
  }

  static List<Transcript> oldCommands() throws IOException {
    return Transcripts.runnable("pop3", Set.of("maildrop", "quirks")).stream()
        .filter(transcript -> transcript.needs().contains("quirks"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource
  void oldCommands(Transcript transcript) throws IOException {
    transcript.run(eagle.pop3().getAddress().getHostAddress(), eagle.pop3().getPort());
  }

  /** As qpopper's trim-domain: a domain that is not here counts as none; one that is here does. */
  @Test
  void aForeignDomainOfALoginNameIsDropped() throws Exception {
    eagle.rest().createDomain("mail.popper.test");
    account("kim@mail.popper.test");
    login("kim@elsewhere.example").close();
    eagle.awaitOutput("user=kim@mail.popper.test client=");
    assertThatThrownBy(() -> login("kim@other.test").close()).hasMessageContaining("[AUTH]");
  }

  @Test
  void xmitSubmitsAsPort587Would() throws Exception {
    String dan = account("dan@other.test");
    String eve = account("eve@other.test");
    try (Pop3TestClient client = login(dan)) {
      client.command("XTND XMIT");
      assertThat(
              client.command(
                  "From: Dan <dan@other.test>\r\nBcc: Eve <eve@other.test>\r\nSubject: hand-in\r\n"
                      + "\r\n..dot\r\n."))
          .startsWith("+OK Message queued as ");
      client.command("XTND XMIT");
      assertThatThrownBy(
              () -> client.command("From: eve@other.test\r\nTo: eve@other.test\r\n\r\n."))
          .hasMessageContaining("553 5.7.1");
      client.command("XTND XMIT");
      assertThatThrownBy(() -> client.command("To: nobody@other.test\r\n\r\n."))
          .hasMessageContaining("550 5.1.1");
      client.command("QUIT");
    }
    try (Pop3TestClient client = login(eve)) {
      assertThat(client.retrieveAll())
          .singleElement()
          .asString()
          .startsWith("Return-Path: <dan@other.test>\r\nReceived: ")
          .contains(" with POP3 id ", "\r\nDate: ", "\r\nMessage-ID: ")
          .doesNotContain("Bcc")
          .endsWith("\r\n\r\n.dot\r\n");
    }
  }

  @Test
  void theAdministratorsOptionsWinAndTheLoginDelayIsSaidToTheRightPasswordOnly() throws Exception {
    String fay = account("fay@other.test");
    deliver(fay, "one");
    change(
        "PUT", "accounts/" + fay + "/pop3/owner", "{\"expireDays\":5,\"deleteRetrieved\":false}");
    change(
        "PUT",
        "accounts/" + fay + "/pop3",
        "{\"loginDelaySeconds\":3600,\"deleteRetrieved\":true}");
    assertThat(eagle.rest().get(API + "accounts/" + fay + "/pop3").body())
        .contains("\"expireDays\":5", "\"deleteRetrieved\":true");
    change("PUT", "accounts/" + fay + "/pop3/trace", "");
    // Letter case of a login name does not matter, in its domain neither.
    try (Pop3TestClient client = login("FAY@Other.TEST")) {
      assertThat(client.retrieve(1)).contains("Subject: one");
      client.command("QUIT");
    }
    eagle.awaitOutput("user=fay@other.test client=");
    assertThat(eagle.output()).contains("listed=1/", "retrieved=1/", "deleted=1/", "end=quit");
    assertThat(eagle.rest().get(API + "accounts/" + fay + "/pop3/trace").body())
        .contains("C: RETR 1", "S: +OK")
        .doesNotContain(SECRET);
    change("DELETE", "accounts/" + fay + "/pop3/trace", "");
    assertThatThrownBy(() -> new Pop3TestClient(eagle.pop3(), fay, "wrong").close())
        .hasMessageContaining("[AUTH]");
    assertThatThrownBy(() -> login(fay).close()).hasMessageContaining("[LOGIN-DELAY]");
    assertThat(eagle.rest().get(API + "accounts/" + fay + "/maildrop").body())
        .contains("\"messages\":0");
  }

  @Test
  void whatWasDeletedComesBack() throws Exception {
    String gus = account("gus@other.test");
    deliver(gus, "lost");
    try (Pop3TestClient client = login(gus)) {
      client.command("DELE 1");
      client.command("QUIT");
    }
    assertThat(messages(gus)).isZero();
    String path = "accounts/" + gus + "/maildrop/deleted";
    String deleted = eagle.rest().get(API + path).body();
    String id = deleted.replaceAll("(?s).*\"id\":(\\d+).*", "$1");
    assertThat(change("POST", path + "/restore", "{\"ids\":[" + id + "]}"))
        .contains("\"messages\":1");
    assertThat(messages(gus)).isEqualTo(1);
  }

  @Test
  void aFullMaildropIsSaidAtRcptByItsOwnQuotaOrItsDomains() throws Exception {
    eagle.rest().createDomain("full.test");
    change("PUT", "domains/full.test/quota", "{\"messages\":1}");
    String hal = account("hal@full.test");
    String ida = account("ida@full.test");
    change("PUT", "accounts/" + ida + "/maildrop/quota", "{\"messages\":0}");
    for (String account : List.of(hal, ida)) {
      deliver(account, "first");
    }
    assertThatThrownBy(() -> deliver(hal, "second")).hasMessageContaining("452 4.2.2");
    deliver(ida, "second");
    change("PUT", "accounts/" + hal + "/maildrop/quota", "{\"octets\":1,\"messages\":10}");
    assertThatThrownBy(() -> deliver(hal, "second")).hasMessageContaining("452 4.2.2");
    change("PUT", "accounts/" + hal + "/maildrop/quota", "{\"messages\":10}");
    deliver(hal, "second");
    assertThat(messages(hal)).isEqualTo(2);
  }
}
