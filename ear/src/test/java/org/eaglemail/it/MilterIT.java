package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The deployed server with a milter that others wrote, which signs what users submit and verifies
 * what other servers send. Its canonicalization is {@code simple/simple}: a signature is valid only
 * for what was signed, octet for octet.
 */
class MilterIT {
  private static final String SECRET = "a long secret";
  private static final String ALICE = "alice@milter.test";
  private static final String BOB = "bob@milter.test";

  @TempDir private Path directory;
  private InetSocketAddress milter;
  private Process openDkim;

  @BeforeEach
  void startMilter() throws Exception {
    Path program = Tool.named("opendkim").program();
    milter = EaglePorts.free("127.0.7.34").smtp();
    openDkim =
        new ProcessBuilder(program.toString(), "-f", "-x", configuration().toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("opendkim.log").toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(
            () -> {
              try (Socket socket = new Socket(milter.getAddress(), milter.getPort())) {
                return socket.isConnected();
              }
            });
  }

  @AfterEach
  void stopMilter() throws InterruptedException {
    if (openDkim != null) {
      // It would wait for its connections first.
      openDkim.destroyForcibly().waitFor();
    }
  }

  private Path configuration() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    Path key =
        Files.createFile(
            directory.resolve("key.pem"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        key,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    Path published =
        Files.writeString(
            directory.resolve("published"),
            "s1._domainkey.milter.test v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n");
    // Only who has authenticated is signed for.
    Path internal = Files.writeString(directory.resolve("internal"), "192.0.2.9\n");
    return Files.writeString(
        directory.resolve("opendkim.conf"),
        """
        Syslog no
        Background no
        Mode sv
        Socket inet:%d@%s
        Canonicalization simple/simple
        Domain milter.test
        Selector s1
        KeyFile %s
        RequireSafeKeys no
        InternalHosts %s
        TestPublicKeys %s
        AlwaysAddARHeader yes
        Nameservers 127.0.0.1
        DNSTimeout 1
        """
            .formatted(
                milter.getPort(), milter.getAddress().getHostAddress(), key, internal, published));
  }

  @Test
  void signsWhatIsSubmittedAndVerifiesWhatComes() throws Exception {
    Map<String, String> settings =
        Map.of(
            "eagle.hostname",
            "mail.milter.test",
            "eagle.milters",
            milter.getAddress().getHostAddress() + ":" + milter.getPort());
    try (EagleProcess eagle =
        EagleProcess.start(
            directory.resolve("data"), EaglePorts.free("127.0.7.30"), settings, "-Xmx256m")) {
      eagle.rest().createDomain("milter.test");
      eagle.rest().createAccount(ALICE, SECRET);
      eagle.rest().createAccount(BOB, SECRET);
      try (SmtpTestClient alice = new SmtpTestClient(eagle.submission())) {
        alice.authenticate(ALICE, SECRET);
        alice.send(ALICE, BOB, "From: " + ALICE + "\r\nSubject: signed\r\n\r\n.dot\r\n  text \r\n");
      }
      String signed = only(eagle);
      assertThat(signed)
          .as("what the program left out was there to be signed")
          .containsPattern("(?s)DKIM-Signature: .*?h=Date:From:Subject;.*?\r\nDate: ");

      passOn(eagle, signed);
      passOn(eagle, signed.replace("  text ", "  next "));

      try (Pop3TestClient bob = new Pop3TestClient(eagle.pop3(), BOB, SECRET)) {
        assertThat(bob.retrieve(2)).contains("dkim=pass").contains("milter.test");
        assertThat(bob.retrieve(3)).contains("dkim=fail");
      }
    }
  }

  private static String only(EagleProcess eagle) throws Exception {
    try (Pop3TestClient bob = new Pop3TestClient(eagle.pop3(), BOB, SECRET)) {
      assertThat(bob.count()).isEqualTo(1);
      return bob.retrieve(1);
    }
  }

  /** As another server does that the message came to. */
  private static void passOn(EagleProcess eagle, String message) throws Exception {
    try (SmtpTestClient other =
        new SmtpTestClient(eagle.smtp(), InetAddress.getByName("127.0.7.35"))) {
      other.send("list@elsewhere.test", BOB, message);
    }
  }
}
