package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logins by proof and by token, by the clients that people have: GNU SASL, msmtp and mpop for
 * SCRAM, curl for bearer tokens; and what becomes of those who guess.
 */
class AuthenticationIT {
  private static final String ALICE = "alice@auth.test";
  private static final String BOB = "bob@auth.test";
  private static final String PASSWORD = "correct-horse-1";
  private static final int LOCKED_AFTER = 3;
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private static Path directory;

  private static TokenIssuer issuer;
  private static EagleProcess eagle;

  @BeforeAll
  static void start() throws Exception {
    issuer = new TokenIssuer();
    eagle =
        EagleProcess.start(
            directory.resolve("data"),
            EaglePorts.free("127.0.0.1"),
            Map.of(
                "eagle.hostname",
                "mail.auth.test",
                "eagle.auth.failure-delay",
                "10ms",
                "eagle.auth.lockout.failures",
                Integer.toString(LOCKED_AFTER),
                "eagle.pop3.apop",
                "on",
                "eagle.oauth.issuer",
                TokenIssuer.NAME,
                "eagle.oauth.audience",
                TokenIssuer.AUDIENCE,
                "eagle.oauth.jwks",
                issuer.writeKeys(directory.resolve("keys.json")).toString()),
            "-Xmx256m",
            // Its work is hashing passwords: here compiling well pays.
            "-XX:TieredStopAtLevel=4");
    eagle.rest().createDomain("auth.test");
    eagle.rest().createAccount(ALICE, PASSWORD);
    eagle.rest().createAccount(BOB, PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (eagle != null) {
      eagle.close();
    }
  }

  private static String certificate() {
    return eagle.data().resolve("tls").resolve("self-signed.pem").toString();
  }

  private static Path privateFile(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  /** RFC 9266: the proof is bound to the TLS session. */
  @Test
  void gsaslProvesThePasswordWithChannelBinding() throws Exception {
    byte[] dialogue =
        Tool.named("gsasl")
            .run(
                "--smtp",
                "--mechanism=SCRAM-SHA-256-PLUS",
                "--x509-ca-file=" + certificate(),
                "--hostname=localhost",
                "--authentication-id=" + ALICE,
                "--password=" + PASSWORD,
                "--connect=localhost:" + eagle.submission().getPort());

    assertThat(new String(dialogue, UTF_8))
        .contains("235 2.7.0 ")
        .contains("Client authentication finished (server trusted)");
  }

  @Test
  void msmtpAndMpopProveThePassword() throws Exception {
    Tool msmtp = Tool.named("msmtp");
    Tool mpop = Tool.named("mpop");
    String account =
        """
        account default
        host localhost
        port %d
        auth scram-sha-256
        user %s
        password %s
        tls on
        tls_starttls on
        tls_trust_file %s
        """;
    Path submission =
        privateFile(
            "msmtprc",
            account.formatted(eagle.submission().getPort(), ALICE, PASSWORD, certificate())
                + "from "
                + ALICE
                + "\n");
    Path mailbox = directory.resolve("mailbox");
    Path maildrop =
        privateFile(
            "mpoprc",
            account.formatted(eagle.pop3().getPort(), BOB, PASSWORD, certificate())
                + "delivery mbox %s\nuidls_file %s\n"
                    .formatted(mailbox, directory.resolve("uidls")));

    msmtp.feed("Subject: proved\n\nHello\n".getBytes(US_ASCII), "--file=" + submission, "--", BOB);
    mpop.run("--file=" + maildrop);

    assertThat(Files.readString(mailbox)).contains("Subject: proved\n");
  }

  /** RFC 7628, over SMTP and POP3. */
  @Test
  void curlShowsAToken() throws Exception {
    Tool curl = Tool.named("curl");
    String token = issuer.token(ALICE, Instant.now().plus(HOUR));
    Path message = Files.writeString(directory.resolve("m"), "Subject: by token\r\n\r\nHello\r\n");

    curl.run(
        "-sS",
        "--ssl-reqd",
        "--cacert",
        certificate(),
        "--user",
        ALICE + ":",
        "--oauth2-bearer",
        token,
        "--mail-from",
        ALICE,
        "--mail-rcpt",
        ALICE,
        "--upload-file",
        message.toString(),
        "smtp://localhost:" + eagle.submission().getPort());
    byte[] fetched =
        curl.run(
            "-sS",
            "--ssl-reqd",
            "--cacert",
            certificate(),
            "--user",
            ALICE + ":",
            "--oauth2-bearer",
            token,
            "pop3://localhost:" + eagle.pop3().getPort() + "/1");

    assertThat(new String(fetched, UTF_8)).contains("Subject: by token\r\n");
  }

  @Test
  void anotherIssuersTokenAndAnExpiredOneAreNotTaken() throws Exception {
    String forged = new TokenIssuer().token(ALICE, Instant.now().plus(HOUR));
    String expired = issuer.token(ALICE, Instant.now().minus(HOUR));
    for (String token : new String[] {forged, expired}) {
      try (LineSocket pop3 = new LineSocket(eagle.pop3())) {
        assertThat(pop3.read()).startsWith("+OK");
        pop3.writeLine("AUTH OAUTHBEARER");
        assertThat(pop3.read()).isEqualTo("+ ");
        pop3.writeLine(base64("n,,\1auth=Bearer " + token + "\1\1"));
        assertThat(pop3.read()).startsWith("+ ");
        pop3.writeLine(base64("\1"));
        assertThat(pop3.read()).startsWith("-ERR [AUTH] ");
      }
    }
  }

  /** Whoever guesses is shut out of that account over each protocol, and of no other. */
  @Test
  void guessersAreShutOut() throws Exception {
    String victim = "victim@auth.test";
    eagle.rest().createAccount(victim, PASSWORD);
    for (int guess = 1; guess <= LOCKED_AFTER; guess++) {
      submits(victim, "guess-" + guess, "535 5.7.8 ");
    }

    submits(victim, PASSWORD, "454 4.7.0 ");
    fetches(victim, "-ERR [SYS/TEMP] ");
    fetches(BOB, "+OK ");
    assertThat(eagle.output())
        .contains("listener=pop3 mechanism=password account=\"" + victim + "\" reason=locked-out")
        .doesNotContain("guess-1");

    assertThat(eagle.rest().get("/api/v1/lockouts").body())
        .contains("\"account\":\"" + victim + "\"");
    assertThat(eagle.rest().delete("/api/v1/lockouts?account=" + victim).body())
        .isEqualTo("{\"lifted\":1}");
    submits(victim, PASSWORD, "235 2.7.0 ");
  }

  /** RFC 1939 §7, for the account that chose it, and only while it does. */
  @Test
  void mpopLogsInByApop() throws Exception {
    Tool mpop = Tool.named("mpop");
    String carol = "carol@auth.test";
    String secret = "carols-secret-for-apop";
    eagle.rest().createAccount(carol, PASSWORD);
    Path settings =
        privateFile(
            "apoprc",
            """
            account default
            host localhost
            port %d
            auth apop
            user %s
            password %s
            tls on
            tls_starttls on
            tls_trust_file %s
            delivery mbox %s
            uidls_file %s
            """
                .formatted(
                    eagle.pop3().getPort(),
                    carol,
                    secret,
                    certificate(),
                    directory.resolve("apop-mailbox"),
                    directory.resolve("apop-uidls")));

    String own = "/api/v1/accounts/" + carol + "/apop";
    assertThat(eagle.rest().put(own, "{\"secret\":\"short\"}").statusCode()).isEqualTo(400);
    assertThat(eagle.rest().put(own, "{\"secret\":\"" + secret + "\"}").statusCode())
        .isEqualTo(204);
    mpop.run("--file=" + settings);
    assertThat(eagle.rest().get(own).body()).contains("chosen").doesNotContain(secret);

    assertThat(eagle.rest().delete(own).statusCode()).isEqualTo(204);
    try (LineSocket pop3 = new LineSocket(eagle.pop3())) {
      assertThat(pop3.read()).matches("\\+OK .* <[0-9a-f]+@mail\\.auth\\.test>");
      pop3.writeLine("APOP " + carol + " c4c9334bac560ecc979e58001b3e22fb");
      assertThat(pop3.read()).startsWith("-ERR [AUTH] ");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(eagle.data().resolve("apop.key"))))
        .isEqualTo("rw-------");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(US_ASCII));
  }

  private static void submits(String user, String password, String reply) throws IOException {
    try (SmtpTestClient client = new SmtpTestClient(eagle.submission())) {
      client.command("AUTH PLAIN " + SmtpTestClient.plain(user, password), reply);
    }
  }

  private static void fetches(String user, String reply) throws IOException {
    try (LineSocket pop3 = new LineSocket(eagle.pop3())) {
      assertThat(pop3.read()).startsWith("+OK");
      pop3.writeLine("AUTH PLAIN " + SmtpTestClient.plain(user, PASSWORD));
      assertThat(pop3.read()).startsWith(reply);
    }
  }
}
