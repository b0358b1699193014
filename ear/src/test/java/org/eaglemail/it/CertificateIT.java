package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of the deployed server: one for each name, changed while it runs, and PKCS#12. */
class CertificateIT {
  private static final Duration CHANGED = Duration.ofMinutes(1);

  @TempDir private Path directory;

  @Test
  void eachNameHasItsOwnAlsoAfterAChange() throws Exception {
    SelfSigned one = SelfSigned.make(directory.resolve("one.pem"), "DNS:one.test");
    SelfSigned two = SelfSigned.make(directory.resolve("two.pem"), "DNS:two.test");
    EaglePorts ports = EaglePorts.free("127.0.7.49");
    try (EagleProcess eagle =
        EagleProcess.start(
            directory.resolve("data"),
            ports,
            Map.of(
                "eagle.tls.certificate", one.certificate() + "," + two.certificate(),
                "eagle.tls.key", one.key() + "," + two.key()),
            "-Xmx256m")) {
      assertThat(shows(ports, one, "one.test")).isTrue();
      assertThat(shows(ports, two, "two.test")).isTrue();
      assertThat(shows(ports, two, "one.test")).as("the other's").isFalse();

      SelfSigned newer = SelfSigned.make(directory.resolve("newer.pem"), "DNS:two.test");
      // Who is there already is not disturbed.
      try (SmtpTestClient before = new SmtpTestClient(ports.smtp())) {
        before.startTls(Trust.in(two.certificate()), "two.test");
        Files.move(newer.key(), two.key(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(newer.certificate(), two.certificate(), StandardCopyOption.REPLACE_EXISTING);
        await().atMost(CHANGED).until(() -> shows(ports, newer, "two.test"));
        before.command("NOOP", "250");
      }
      assertThat(shows(ports, one, "one.test")).isTrue();
      assertThat(eagle.output()).doesNotContain("for trying only");
    }
  }

  @Test
  void aFileOfPkcs12IsEnough() throws Exception {
    SelfSigned pair = SelfSigned.make(directory.resolve("pair.pem"), "DNS:mail.test");
    Path store = directory.resolve("store.p12");
    Tool.named("openssl")
        .run(
            "pkcs12",
            "-export",
            "-in",
            pair.certificate().toString(),
            "-inkey",
            pair.key().toString(),
            "-passout",
            "pass:store-secret",
            "-out",
            store.toString());
    EaglePorts ports = EaglePorts.free("127.0.7.48");
    try (EagleProcess eagle =
        EagleProcess.start(
            directory.resolve("data"),
            ports,
            Map.of("eagle.tls.keystore", store.toString(), "eagle.tls.password", "store-secret"),
            "-Xmx256m")) {
      assertThat(shows(ports, pair, "mail.test")).isTrue();
      assertThat(eagle.output()).doesNotContain("store-secret");
    }
  }

  /** Whether both protocols show that certificate to who asks for the name. */
  private static boolean shows(EaglePorts ports, SelfSigned expected, String name)
      throws IOException, GeneralSecurityException {
    return shows(ports.smtp(), "STARTTLS", expected, name)
        && shows(ports.pop3(), "STLS", expected, name);
  }

  private static boolean shows(
      InetSocketAddress server, String start, SelfSigned expected, String name)
      throws IOException, GeneralSecurityException {
    try (LineSocket client = new LineSocket(server)) {
      client.read();
      client.writeLine(start);
      client.read();
      client.startTls(Trust.in(expected.certificate()), name);
      return true;
    } catch (SSLHandshakeException another) {
      return false;
    }
  }
}
