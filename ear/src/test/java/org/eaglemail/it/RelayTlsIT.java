package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eaglemail.client.ScriptedPeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One Eagle relays to another: over TLS, as the policy and the sender want it. */
class RelayTlsIT {
  private static final Duration DELIVERY = Duration.ofSeconds(60);
  private static final String ALICE = "alice@first.test";
  private static final String BOB = "bob@second.test";
  private static final String MX = "mx.second.test";
  private static final String PASSWORD = "a secret of hers";
  private static final EaglePorts FIRST = ports("127.0.7.31");
  private static final EaglePorts SECOND = ports("127.0.7.32");

  @TempDir private static Path directory;

  private static EagleProcess first;
  private static EagleProcess second;

  private static EaglePorts ports(String address) {
    try {
      return EaglePorts.free(address);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    // The second makes a certificate for its name, which the first is told to trust.
    second =
        EagleProcess.start(
            directory.resolve("second"), SECOND, Map.of("eagle.hostname", MX), "-Xmx256m");
    Path zone =
        Files.writeString(
            directory.resolve("second.zone"),
            "$TTL 60\n@ SOA ns root 1 60 60 60 60\n@ NS ns\nns A 127.0.7.32\nmx A 127.0.7.32\n"
                + "other A 127.0.7.32\n");
    first =
        EagleProcess.start(
            directory.resolve("first"),
            FIRST,
            Map.of(
                "eagle.hostname",
                "first.test",
                "eagle.relay.networks",
                "127.0.0.0/8",
                "eagle.dns.zones",
                "second.test=" + zone,
                "eagle.smtp.client.tls-trust",
                Trust.certificate(second).toString()),
            "-Xmx256m");
    first.rest().createDomain("first.test");
    first.rest().createAccount(ALICE, PASSWORD);
    second.rest().createDomain("second.test");
    second.rest().createAccount(BOB, PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (first != null) {
      first.close();
    }
    if (second != null) {
      second.close();
    }
  }

  /** Routes a recipient to the second by that name of its, or anything else. */
  private static void route(String pattern, String host, String tls) throws Exception {
    String rule =
        "{\"pattern\":\"%s\",\"host\":\"%s\",\"port\":%d,\"tls\":\"%s\"}"
            .formatted(pattern, host, SECOND.smtp().getPort(), tls);
    assertThat(first.rest().post("/api/v1/transports", rule).statusCode()).isEqualTo(201);
  }

  private static void send(String to, String subject) throws IOException {
    try (SmtpTestClient client = new SmtpTestClient(FIRST.smtp())) {
      client.send(ALICE, to, "Subject: " + subject + "\r\n\r\ntext\r\n");
    }
  }

  /** REQUIRETLS is to be had under TLS only. */
  private static void sendSecretly(String to, String subject) throws Exception {
    try (SmtpTestClient client = new SmtpTestClient(FIRST.smtp())) {
      client.startTls(Trust.in(Trust.certificate(first)), "first.test");
      client.command("MAIL FROM:<" + ALICE + "> REQUIRETLS", "250");
      client.command("RCPT TO:<" + to + ">", "250");
      client.command("DATA", "354");
      client.command("Subject: " + subject + "\r\n\r\na secret\r\n.", "250");
    }
  }

  private static String mail(EaglePorts server, String user, String text) {
    return await()
        .atMost(DELIVERY)
        .until(() -> find(server, user, text), found -> !found.isEmpty());
  }

  private static String find(EaglePorts server, String user, String text) throws IOException {
    try (Pop3TestClient client = new Pop3TestClient(server.pop3(), user, PASSWORD)) {
      return client.retrieveAll().stream()
          .filter(mail -> mail.contains(text))
          .findFirst()
          .orElse("");
    }
  }

  @Test
  void tlsIsUsedWhereItIsToBeHad() throws Exception {
    route(BOB, "127.0.7.32", "");

    send(BOB, "by default");

    assertThat(mail(SECOND, BOB, "by default")).contains(" with ESMTPS");
    first.awaitOutput(" tls=TLSv1.3:");
    first.rest().delete("/api/v1/transports/" + BOB);
  }

  @Test
  void aCertificateForAnotherNameIsNotVerified() throws Exception {
    route("elsewhere.test", "other.second.test", "verify");

    send("bob@elsewhere.test", "never");

    first.awaitOutput("451 4.7.5 cannot start TLS with other.second.test");
    assertThat(first.rest().get("/api/v1/queue").body())
        .contains("bob@elsewhere.test", "the server's certificate is not for that name");
  }

  @Test
  void requireTlsGoesAllTheWay() throws Exception {
    route("second.test", MX, "");

    sendSecretly(BOB, "all the way");

    assertThat(mail(SECOND, BOB, "all the way")).contains(" with ESMTPS", "a secret");
  }

  /** RFC 8689 §5: it comes back with its header alone. */
  @Test
  void requireTlsComesBackWhereItIsNotHeeded() throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering("8BITMIME")) {
      String rule =
          "{\"pattern\":\"careless.test\",\"host\":\"127.0.0.1\",\"port\":%d}"
              .formatted(peer.address().getPort());
      assertThat(first.rest().post("/api/v1/transports", rule).statusCode()).isEqualTo(201);

      sendSecretly("carol@careless.test", "careless");

      assertThat(mail(FIRST, ALICE, "carol@careless.test"))
          .contains("Status: 5.7.30", "Subject: careless")
          .doesNotContain("a secret");
      assertThat(peer.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }
  }
}
