package org.eaglemail.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A Dovecot of our own, with POP3 alone, one account and its Maildir; needs root, as Dovecot drops
 * its rights by itself. The system's is left alone.
 */
final class DovecotProcess implements AutoCloseable {
  static final String USER = "alice";
  static final String PASSWORD = "secret";

  private static final String HOST = "127.0.7.33";
  private static final String OWNER = "nobody";
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Path directory;
  private final InetSocketAddress pop3;
  private final InetSocketAddress pop3s;
  private final Process process;
  private final ProcessOutput output;

  private DovecotProcess(
      Path directory, InetSocketAddress pop3, InetSocketAddress pop3s, Process process) {
    this.directory = directory;
    this.pop3 = pop3;
    this.pop3s = pop3s;
    this.process = process;
    this.output = new ProcessOutput(process);
  }

  /** Starts one that keeps all below the directory, and returns when it listens. */
  static DovecotProcess start(Tool dovecot, Path directory)
      throws IOException, InterruptedException {
    InetSocketAddress pop3 = free();
    InetSocketAddress pop3s = free();
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectory(directory.resolve("run"));
    UserPrincipal owner =
        directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OWNER);
    for (String part : new String[] {"", "tmp", "new", "cur"}) {
      Path folder = Files.createDirectories(maildir(directory).resolve(part));
      Files.setOwner(folder, owner);
    }
    Files.writeString(directory.resolve("users"), USER + ":{PLAIN}" + PASSWORD + "\n");
    SelfSigned.make(certificate(directory), "IP:" + HOST);
    Path settings =
        Files.writeString(directory.resolve("dovecot.conf"), settings(directory, pop3, pop3s));
    Process process =
        new ProcessBuilder(dovecot.program().toString(), "-F", "-c", settings.toString())
            .redirectErrorStream(true)
            .start();
    DovecotProcess started = new DovecotProcess(directory, pop3, pop3s, process);
    started.awaitListening();
    return started;
  }

  private static InetSocketAddress free() throws IOException {
    InetAddress host = InetAddress.getByName(HOST);
    try (ServerSocket socket = new ServerSocket(0, 1, host)) {
      return new InetSocketAddress(host, socket.getLocalPort());
    }
  }

  /** Debian's defaults but for where things are. */
  private static String settings(Path directory, InetSocketAddress pop3, InetSocketAddress pop3s) {
    return """
        protocols = pop3
        listen = %s
        base_dir = %s/run
        state_dir = %s/run
        log_path = %s/log
        ssl = yes
        ssl_cert = <%s
        ssl_key = <%s.key
        disable_plaintext_auth = no
        auth_mechanisms = plain scram-sha-256
        auth_failure_delay = 0
        mail_location = maildir:%s
        first_valid_uid = 1
        passdb {
          driver = passwd-file
          args = %s/users
        }
        userdb {
          driver = static
          args = uid=%s gid=nogroup home=%s
        }
        service pop3-login {
          inet_listener pop3 {
            port = %d
          }
          inet_listener pop3s {
            port = %d
            ssl = yes
          }
        }
        """
        .formatted(
            pop3.getAddress().getHostAddress(),
            directory,
            directory,
            directory,
            certificate(directory),
            certificate(directory),
            maildir(directory),
            directory,
            OWNER,
            maildir(directory),
            pop3.getPort(),
            pop3s.getPort());
  }

  private void awaitListening() {
    try {
      await()
          .atMost(START_LIMIT)
          .ignoreExceptions()
          .until(
              () -> {
                try (Socket socket = new Socket(pop3.getAddress(), pop3.getPort())) {
                  return socket.isConnected();
                }
              });
    } catch (RuntimeException e) {
      close();
      throw new IllegalStateException("Dovecot did not start:\n" + output.text(), e);
    }
  }

  InetSocketAddress pop3() {
    return pop3;
  }

  /** Over TLS from the first octet. */
  InetSocketAddress pop3s() {
    return pop3s;
  }

  /** What its clients have to trust. */
  Path certificate() {
    return certificate(directory);
  }

  private static Path certificate(Path directory) {
    return directory.resolve("certificate.pem");
  }

  /** The account's. */
  Path maildir() {
    return maildir(directory);
  }

  private static Path maildir(Path directory) {
    return directory.resolve("mail");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
