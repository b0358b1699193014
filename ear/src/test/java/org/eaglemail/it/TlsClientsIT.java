package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mail over TLS by the clients that people have, each of which verifies the certificate that Eagle
 * made for itself: msmtp and mpop with STARTTLS and STLS, s-nail and curl over TLS from the start.
 */
class TlsClientsIT {
  private static final String HOST = "localhost";
  private static final String ALICE = "alice@tls.test";
  private static final String PASSWORD = "alice-secret";

  @TempDir private static Path directory;

  private static int submissions;
  private static int pop3s;
  private static EagleProcess eagle;

  @BeforeAll
  static void start() throws Exception {
    submissions = freePort();
    pop3s = freePort();
    eagle =
        EagleProcess.start(
            directory.resolve("data"),
            EaglePorts.free("127.0.0.1"),
            Map.of(
                "eagle.hostname", "mail.tls.test",
                "eagle.submissions.listen", "127.0.0.1:" + submissions,
                "eagle.pop3s.listen", "127.0.0.1:" + pop3s),
            "-Xmx256m");
    eagle.rest().createDomain("tls.test");
    for (String user : new String[] {"alice", "bob", "carol", "dave", "erin"}) {
      eagle.rest().createAccount(user + "@tls.test", user + "-secret");
    }
  }

  @AfterAll
  static void stop() {
    if (eagle != null) {
      eagle.close();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void msmtpSubmitsAfterStarttls() throws Exception {
    Tool msmtp = Tool.named("msmtp");
    Path settings =
        privateFile(
            "msmtprc",
            """
            account default
            host %s
            port %d
            from %s
            auth plain
            user %s
            password %s
            tls on
            tls_starttls on
            tls_trust_file %s
            """
                .formatted(
                    HOST,
                    eagle.submission().getPort(),
                    ALICE,
                    ALICE,
                    PASSWORD,
                    Trust.certificate(eagle)));

    msmtp.feed(
        "From: alice@tls.test\nTo: bob@tls.test\nSubject: by msmtp\n\nHello\n"
            .getBytes(StandardCharsets.US_ASCII),
        "--file=" + settings,
        "bob@tls.test");

    assertThat(byCurl("bob"))
        .contains("Subject: by msmtp\r\n")
        .containsPattern("with ESMTPSA\\b")
        .contains("TLSv1.3");
  }

  @Test
  void snailSubmitsOverTls() throws Exception {
    Tool snail = Tool.named("s-nail");

    snail.feed(
        "Hello\n".getBytes(StandardCharsets.US_ASCII),
        "-:/",
        "-Sv15-compat",
        "-Ssmtp-auth=plain",
        "-Stls-verify=strict",
        "-Stls-ca-file=" + Trust.certificate(eagle),
        "-Stls-ca-no-defaults",
        "-Smta=smtps://alice%40tls.test:" + PASSWORD + "@" + HOST + ":" + submissions,
        "-r",
        ALICE,
        "-s",
        "by s-nail",
        "carol@tls.test");

    assertThat(byCurl("carol")).contains("Subject: by s-nail\r\n").contains("\r\nHello\r\n");
  }

  @Test
  void mpopFetchesAfterStls() throws Exception {
    Tool mpop = Tool.named("mpop");
    Tool curl = Tool.named("curl");
    Path message = Files.writeString(directory.resolve("m"), "Subject: for mpop\r\n\r\nHello\r\n");
    curl.run(
        "-sS",
        "--cacert",
        Trust.certificate(eagle).toString(),
        "--url",
        "smtps://" + HOST + ":" + submissions,
        "--user",
        ALICE + ":" + PASSWORD,
        "--mail-from",
        ALICE,
        "--mail-rcpt",
        "dave@tls.test",
        "--upload-file",
        message.toString());
    Path mailbox = directory.resolve("mailbox");
    Path settings =
        privateFile(
            "mpoprc",
            """
            account default
            host %s
            port %d
            user dave@tls.test
            password dave-secret
            auth user
            tls on
            tls_starttls on
            tls_trust_file %s
            delivery mbox %s
            uidls_file %s
            """
                .formatted(
                    HOST,
                    eagle.pop3().getPort(),
                    Trust.certificate(eagle),
                    mailbox,
                    directory.resolve("uidls")));

    mpop.run("--file=" + settings);

    assertThat(Files.readString(mailbox, ISO_8859_1)).contains("Subject: for mpop\n");
  }

  @ParameterizedTest
  @CsvSource({"--tls, false", "--tls-on-connect, true"})
  void swaksSubmits(String tls, boolean fromTheStart) throws Exception {
    Tool swaks = Tool.named("swaks");
    assumeThat(new String(swaks.run("--support"), ISO_8859_1))
        .as("swaks has the Perl module for TLS")
        .doesNotContain("TLS not available");
    swaks.run(
        "--server",
        HOST,
        "--port",
        Integer.toString(fromTheStart ? submissions : eagle.submission().getPort()),
        tls,
        "--tls-verify",
        "--tls-ca-path",
        Trust.certificate(eagle).toString(),
        "--auth",
        "PLAIN",
        "--auth-user",
        ALICE,
        "--auth-password",
        PASSWORD,
        "--from",
        ALICE,
        "--to",
        "erin@tls.test",
        "--body",
        "by swaks " + tls);

    assertThat(all("erin")).anyMatch(mail -> mail.contains("by swaks " + tls + "\r\n"));
  }

  @Test
  void curlSubmitsAfterStarttls() throws Exception {
    Path message = Files.writeString(directory.resolve("c"), "Subject: by curl\r\n\r\nHello\r\n");
    Tool.named("curl")
        .run(
            "-sS",
            "--ssl-reqd",
            "--cacert",
            Trust.certificate(eagle).toString(),
            "--url",
            "smtp://" + HOST + ":" + eagle.submission().getPort(),
            "--user",
            ALICE + ":" + PASSWORD,
            "--mail-from",
            ALICE,
            "--mail-rcpt",
            "erin@tls.test",
            "--upload-file",
            message.toString());

    assertThat(all("erin"))
        .anyMatch(mail -> mail.contains("Subject: by curl") && mail.contains("with ESMTPSA"));
  }

  private static List<String> all(String user) throws IOException {
    try (Pop3TestClient client =
        new Pop3TestClient(eagle.pop3(), user + "@tls.test", user + "-secret")) {
      return client.retrieveAll();
    }
  }

  /** The first message of an account, over TLS from the first octet. */
  private static String byCurl(String user) throws IOException, InterruptedException {
    byte[] fetched =
        Tool.named("curl")
            .run(
                "-sS",
                "--cacert",
                Trust.certificate(eagle).toString(),
                "--user",
                user + "@tls.test:" + user + "-secret",
                "pop3s://" + HOST + ":" + pop3s + "/1");
    return new String(fetched, ISO_8859_1);
  }

  private static Path privateFile(String name, String content) throws IOException {
    Path file =
        Files.createFile(
            directory.resolve(name),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, content);
  }

  /** RFC 8314 §3.3, RFC 2595 §4: the rules of POP3 hold over TLS in either way. */
  @ParameterizedTest
  @CsvSource({"--tls, true", "--stls, false"})
  void theRulesOfPop3HoldOverTls(String encryption, boolean fromTheStart) throws Exception {
    String user = "suite" + encryption + "@tls.test";
    eagle.rest().createAccount(user, PASSWORD);

    List<String> printed =
        ConformanceIT.suite(
            new InetSocketAddress(
                eagle.pop3().getAddress(), fromTheStart ? pop3s : eagle.pop3().getPort()),
            user,
            PASSWORD,
            encryption,
            "--ca",
            Trust.certificate(eagle).toString(),
            "--deliver",
            "smtp://" + EaglePorts.text(eagle.smtp()));

    assertThat(printed).last().asString().contains(" 0 failed, 0 known deviations, ");
    assertThat(ConformanceIT.rules("passed", printed)).hasSizeGreaterThan(85);
  }
}
