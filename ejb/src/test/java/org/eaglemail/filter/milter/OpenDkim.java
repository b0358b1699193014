package org.eaglemail.filter.milter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.eaglemail.settings.MilterAddress;

/**
 * Debian's opendkim, if it is installed, as a process of its own: signs what comes from 192.0.2.9
 * for the domain sender.test, and verifies the rest.
 */
final class OpenDkim {
  private static final String NAME = "opendkim";
  private static final Path PROGRAM = Path.of("/usr/sbin/opendkim");

  private final Process process;
  private final MilterAddress address;

  private OpenDkim(Process process, MilterAddress address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts it; the test is skipped without it, unless the system property {@code
   * eagle.test.require} names it.
   */
  static OpenDkim start(Path directory) throws Exception {
    boolean installed = Files.isExecutable(PROGRAM);
    boolean required =
        List.of(System.getProperty("eagle.test.require", "").split(",", -1)).contains(NAME);
    assertThat(installed || !required).as(NAME + " is required, and not installed").isTrue();
    assumeTrue(installed, NAME + " is not installed");
    int port = freePort();
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(), "-f", "-x", configuration(directory, port).toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("opendkim.log").toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(process.isAlive())
                  .as(Files.readString(directory.resolve("opendkim.log")))
                  .isTrue();
              try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
              }
            });
    return new OpenDkim(process, new MilterAddress.Inet("127.0.0.1", port));
  }

  private static Path configuration(Path directory, int port)
      throws IOException, GeneralSecurityException {
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
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    Path published =
        Files.writeString(
            directory.resolve("published"),
            "s1._domainkey.sender.test v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n");
    Path internal = Files.writeString(directory.resolve("internal"), "192.0.2.9\n");
    return Files.writeString(
        directory.resolve("opendkim.conf"),
        """
        Syslog no
        Background no
        Mode sv
        Socket inet:%d@127.0.0.1
        Canonicalization simple/simple
        Domain sender.test
        Selector s1
        KeyFile %s
        RequireSafeKeys no
        InternalHosts %s
        TestPublicKeys %s
        AlwaysAddARHeader yes
        Nameservers 127.0.0.1
        DNSTimeout 1
        """
            .formatted(port, key, internal, published));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  MilterAddress address() {
    return address;
  }

  void stop() throws InterruptedException {
    // It would wait for its connections first.
    process.destroyForcibly();
    process.waitFor();
  }
}
