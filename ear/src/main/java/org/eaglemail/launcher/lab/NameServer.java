package org.eaglemail.launcher.lab;

import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** BIND's {@code named}, on the loopback address and a port of its own, serving the lab's zone. */
final class NameServer {
  private static final String PROGRAM = "named";
  private static final int TRIES = 20;

  /** Where a superuser's programs are, which are not in everybody's PATH. */
  private static final List<String> SUPERUSER_PATHS =
      List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin");

  private NameServer() {}

  /** The program, if it is installed. */
  static Optional<Path> installed() {
    Stream<String> path =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
    return Stream.concat(path, SUPERUSER_PATHS.stream())
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it, and returns its address when it answers.
   *
   * @throws LabFailure when it is not installed or does not start
   */
  static InetSocketAddress start(LabDirectory directory, Children children)
      throws LabFailure, InterruptedException {
    Path named =
        installed()
            .orElseThrow(
                () ->
                    new LabFailure(
                        "there is no named here; install BIND (Debian: apt install bind9), or do"
                            + " without --named"));
    try {
      int port = freePort();
      Path configuration = directory.writeNamedConfiguration(port);
      Program program =
          new Program(
              PROGRAM,
              // -g: in the foreground, its log on standard error.
              List.of(named.toString(), "-g", "-n", "1", "-c", configuration.toString()),
              Map.of(),
              line -> line.endsWith(" running"));
      children.start(program, directory.log(PROGRAM)).awaitReady();
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    } catch (IOException e) {
      throw new LabFailure("cannot set up named", e);
    }
  }

  /** A port that is free for TCP and UDP. */
  private static int freePort() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int i = 0; i < TRIES; i++) {
      try (ServerSocket tcp = new ServerSocket(0, 1, loopback);
          DatagramSocket udp =
              new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()))) {
        return udp.getLocalPort();
      } catch (BindException e) {
        // Taken for UDP: another.
      }
    }
    throw new IOException("no free port");
  }
}
