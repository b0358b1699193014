package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the process lets others see: files, sockets, log, and administration. */
@OnSharedEagle
class SecurityIT {
  private static final String ACCOUNT = "alice@security.test";
  private static final String PASSWORD = "correct-horse-battery-staple";
  private static final String WRONG_PASSWORD = "wrong-horse-battery-staple";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENING = "0A";

  @Test
  void theDataDirectoryIsItsOwnersOnly(EagleProcess eagle) throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(eagle.data())))
        .isEqualTo("rwx------");
  }

  /** What is given by a setting is never written anywhere. */
  @Test
  void noFileHoldsTheAdministratorsPassword(EagleProcess eagle) throws Exception {
    assertThat(eagle.data().resolve("initial-admin-password")).doesNotExist();
    assertThat(eagle.output()).doesNotContain(EagleProcess.PASSWORD);
  }

  /** The kernel's own table of sockets, so that nothing of the platform's can hide. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void itListensAtItsOwnPortsOnly(EagleProcess eagle) throws Exception {
    Set<Integer> expected = new HashSet<>();
    for (InetSocketAddress address :
        List.of(
            eagle.smtp(), eagle.submission(), eagle.lmtp(), eagle.pop3(), eagle.rest().address())) {
      expected.add(address.getPort());
    }
    assertThat(listeningPorts(eagle.pid())).isEqualTo(expected);
  }

  private static Set<Integer> listeningPorts(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    Set<String> sockets = sockets(process.resolve("fd"));
    Set<Integer> ports = new HashSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      Path file = process.resolve("net").resolve(table);
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields[STATE].equals(LISTENING) && sockets.contains("socket:[" + fields[INODE] + "]")) {
          String address = fields[LOCAL_ADDRESS];
          ports.add(Integer.parseInt(address.substring(address.indexOf(':') + 1), 16));
        }
      }
    }
    return ports;
  }

  private static Set<String> sockets(Path descriptors) throws IOException {
    Set<String> sockets = new HashSet<>();
    try (Stream<Path> all = Files.list(descriptors)) {
      for (Path descriptor : all.toList()) {
        // Some close between the listing and this.
        if (Files.isSymbolicLink(descriptor)) {
          sockets.add(Files.readSymbolicLink(descriptor).toString());
        }
      }
    }
    return sockets;
  }

  @Test
  void passwordsAreNotLogged(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("security.test");
    eagle.rest().createAccount(ACCOUNT, PASSWORD);
    for (String password : List.of(PASSWORD, WRONG_PASSWORD)) {
      tryToLogIn(eagle, password);
    }

    assertThat(eagle.output())
        .doesNotContain(PASSWORD, WRONG_PASSWORD)
        .doesNotContain(SmtpTestClient.plain(ACCOUNT, PASSWORD))
        .doesNotContain(SmtpTestClient.plain(ACCOUNT, WRONG_PASSWORD));
    assertThat(eagle.rest().get("/api/v1/accounts/" + ACCOUNT).body()).doesNotContain("assword");
  }

  private static void tryToLogIn(EagleProcess eagle, String password) throws IOException {
    boolean right = password.equals(PASSWORD);
    try (SmtpTestClient client = new SmtpTestClient(eagle.submission())) {
      String plain = SmtpTestClient.plain(ACCOUNT, password);
      client.command("AUTH PLAIN " + plain, right ? "235 2.7.0 " : "535 5.7.8 ");
    }
    try (LineSocket pop3 = new LineSocket(eagle.pop3())) {
      assertThat(pop3.read()).startsWith("+OK");
      pop3.writeLine("USER " + ACCOUNT);
      assertThat(pop3.read()).startsWith("+OK");
      pop3.writeLine("PASS " + password);
      assertThat(pop3.read()).startsWith(right ? "+OK" : "-ERR [AUTH] ");
    }
  }

  @Test
  void administrationAsksForAPassword(EagleProcess eagle) throws Exception {
    RestClient stranger = new RestClient(eagle.rest().address(), "admin", "wrong");
    RestClient user = new RestClient(eagle.rest().address(), "postmaster", EagleProcess.PASSWORD);
    for (RestClient client : List.of(stranger, user)) {
      for (String path :
          List.of(
              "accounts",
              "domains",
              "transports",
              "queue",
              "listeners",
              "lockouts",
              "statistics",
              "access",
              "policy")) {
        assertThat(client.get("/api/v1/" + path).statusCode()).as(path).isEqualTo(401);
      }
      assertThat(client.get("/metrics").statusCode()).isEqualTo(401);
    }
    assertThat(eagle.rest().get("/metrics").statusCode()).isEqualTo(200);
  }
}
