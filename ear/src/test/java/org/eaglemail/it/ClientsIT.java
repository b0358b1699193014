package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail in the clear by the clients that people have, and by one that measures servers. */
@OnSharedEagle
class ClientsIT {
  private static final String ALICE = "alice@clients.test";
  private static final String PASSWORD = "alice-secret";

  @TempDir private Path directory;

  @BeforeAll
  static void makeAccounts(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("clients.test");
    for (String user : new String[] {"alice", "bob", "carol", "dave", "erin", "frank"}) {
      eagle.rest().createAccount(user + "@clients.test", user + "-secret");
    }
  }

  @Test
  void swaksSubmitsAndCurlFetches(EagleProcess eagle) throws Exception {
    Tool swaks = Tool.named("swaks");
    Tool curl = Tool.named("curl");

    submit(swaks, eagle, "LOGIN", "bob@clients.test", "Is anybody there?");

    assertThat(fetch(curl, eagle, "bob", "/1"))
        .contains("Subject: by swaks\r\n")
        .contains("\r\nIs anybody there?\r\n");
    assertThat(fetch(curl, eagle, "bob", "")).matches("1 \\d+\r\n");
  }

  @Test
  void curlSubmitsAndFetchesTheSame(EagleProcess eagle) throws Exception {
    Tool curl = Tool.named("curl");
    String message = "From: alice@clients.test\r\nSubject: by curl\r\n\r\n.dot\r\n..\r\nend\r\n";
    Path file = Files.writeString(directory.resolve("message"), message);

    curl.run(
        "--silent",
        "--show-error",
        "--url",
        "smtp://" + EaglePorts.text(eagle.submission()),
        "--user",
        ALICE + ":" + PASSWORD,
        "--mail-from",
        ALICE,
        "--mail-rcpt",
        "carol@clients.test",
        "--upload-file",
        file.toString());

    assertThat(fetch(curl, eagle, "carol", "/1")).endsWith("\r\n" + message);
  }

  @Test
  void mpopFetchesIntoAMailbox(EagleProcess eagle) throws Exception {
    Tool mpop = Tool.named("mpop");
    submit(Tool.named("swaks"), eagle, "PLAIN", "dave@clients.test", "For mpop");
    Path mailbox = directory.resolve("mailbox");
    InetSocketAddress pop3 = eagle.pop3();
    Path settings =
        privateFile(
            """
            account default
            host %s
            port %d
            user dave@clients.test
            password dave-secret
            tls off
            auth user
            keep off
            delivery mbox %s
            uidls_file %s
            """
                .formatted(
                    pop3.getAddress().getHostAddress(),
                    pop3.getPort(),
                    mailbox,
                    directory.resolve("uidls")));

    mpop.run("--file=" + settings);

    assertThat(Files.readString(mailbox, ISO_8859_1)).contains("\nFor mpop\n");
    try (Pop3TestClient dave = new Pop3TestClient(pop3, "dave@clients.test", "dave-secret")) {
      assertThat(dave.count()).isZero();
    }
  }

  @Test
  void msmtpSubmits(EagleProcess eagle) throws Exception {
    Tool msmtp = Tool.named("msmtp");
    Path settings =
        privateFile(
            """
            account default
            host %s
            port %d
            from %s
            auth plain
            user %s
            password %s
            tls off
            """
                .formatted(
                    eagle.submission().getAddress().getHostAddress(),
                    eagle.submission().getPort(),
                    ALICE,
                    ALICE,
                    PASSWORD));

    msmtp.feed(
        "From: alice@clients.test\nSubject: by msmtp\n\n.dot\n".getBytes(ISO_8859_1),
        "--file=" + settings,
        "erin@clients.test");

    assertThat(all(eagle, "erin"))
        .anyMatch(mail -> mail.contains("Subject: by msmtp") && mail.endsWith("\r\n.dot\r\n"));
  }

  @Test
  void snailSubmits(EagleProcess eagle) throws Exception {
    Tool.named("s-nail")
        .feed(
            "Hello\n".getBytes(ISO_8859_1),
            "-:/",
            "-Sv15-compat",
            "-Ssmtp-auth=plain",
            "-Smta=smtp://alice%40clients.test:"
                + PASSWORD
                + "@"
                + EaglePorts.text(eagle.submission()),
            "-r",
            ALICE,
            "-s",
            "by s-nail",
            "erin@clients.test");

    assertThat(all(eagle, "erin")).anyMatch(mail -> mail.contains("Subject: by s-nail"));
  }

  @Test
  void smtpSourceSendsManyAtOnce(EagleProcess eagle) throws Exception {
    Tool.named("smtp-source")
        .run(
            "-s",
            "10",
            "-m",
            "200",
            "-l",
            "4096",
            "-f",
            "carol@example.org",
            "-t",
            "frank@clients.test",
            "inet:" + EaglePorts.text(eagle.smtp()));

    assertThat(all(eagle, "frank")).hasSize(200);
  }

  private static List<String> all(EagleProcess eagle, String user) throws IOException {
    try (Pop3TestClient client =
        new Pop3TestClient(eagle.pop3(), user + "@clients.test", user + "-secret")) {
      return client.retrieveAll();
    }
  }

  private static void submit(
      Tool swaks, EagleProcess eagle, String mechanism, String to, String body)
      throws IOException, InterruptedException {
    swaks.run(
        "--server",
        EaglePorts.text(eagle.submission()),
        "--auth",
        mechanism,
        "--auth-user",
        ALICE,
        "--auth-password",
        PASSWORD,
        "--from",
        ALICE,
        "--to",
        to,
        "--header",
        "Subject: by swaks",
        "--body",
        body);
  }

  private static String fetch(Tool curl, EagleProcess eagle, String user, String path)
      throws IOException, InterruptedException {
    byte[] fetched =
        curl.run(
            "--silent",
            "--show-error",
            "--user",
            user + "@clients.test:" + user + "-secret",
            "pop3://" + EaglePorts.text(eagle.pop3()) + path);
    return new String(fetched, ISO_8859_1);
  }

  private Path privateFile(String content) throws IOException {
    Path file =
        Files.createFile(
            directory.resolve("settings"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, content);
  }
}
