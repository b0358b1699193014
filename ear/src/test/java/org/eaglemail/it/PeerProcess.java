package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A {@link Peer} that runs, in namespaces of its own; needs root. Whatever it starts and mounts
 * goes with it, also when this JVM is killed. The mailboxes are of {@code bob} and {@code carol},
 * and stay when it is stopped; mail to {@code moved} it sends on to {@code nosuch@home.test}. All
 * mail for other domains goes to Eagle, that for {@code clear.test} without TLS. For one thread.
 */
final class PeerProcess implements AutoCloseable {
  /** The largest message that it takes. */
  static final int MAX_SIZE = 100 * 1024;

  /** How long mail may take. */
  static final Duration DELIVERY = Duration.ofSeconds(60);

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final String SCRIPT = "run.sh";
  private static final List<String> NAMESPACES =
      List.of("unshare", "--mount", "--pid", "--fork", "--kill-child");

  private final Peer peer;
  private final Path packages;
  private final Path directory;
  private final InetSocketAddress smtp;
  private Process process;
  private ProcessOutput output;

  /**
   * Starts one, which needs a moment before it listens.
   *
   * @param directory where its configuration, logs and mail go; is made
   * @param port where it listens, at the peer's address
   * @param eagle whom it relays to
   */
  PeerProcess(Peer peer, Path packages, Path directory, int port, InetSocketAddress eagle)
      throws IOException {
    this.peer = peer;
    this.packages = packages;
    this.directory = directory;
    this.smtp = new InetSocketAddress(peer.address(), port);
    for (String part : List.of("etc", "mail", "log", "root")) {
      Files.createDirectories(directory.resolve(part));
    }
    configure(
        Map.of(
            "@HOST@", peer.hostName(),
            "@DOMAIN@", peer.domain(),
            "@ADDRESS@", peer.address(),
            "@PORT@", Integer.toString(port),
            "@EAGLE@", eagle.getAddress().getHostAddress(),
            "@EAGLE_PORT@", Integer.toString(eagle.getPort())));
    launch();
  }

  /** Whether there are such namespaces: root in a container may have no right to them. */
  static boolean arePossible() {
    List<String> command = new ArrayList<>(NAMESPACES);
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void configure(Map<String, String> places) throws IOException {
    Path templates = resources().resolve(peer.label());
    List<Path> files;
    try (Stream<Path> tree = Files.walk(templates)) {
      files = tree.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String text = Files.readString(file);
      for (Map.Entry<String, String> place : places.entrySet()) {
        text = text.replace(place.getKey(), place.getValue());
      }
      Path target = directory.resolve("etc").resolve(templates.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.writeString(target, text);
    }
  }

  private static Path resources() {
    try {
      return Path.of(PeerProcess.class.getResource("/peers").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void launch() throws IOException {
    List<String> command = new ArrayList<>(NAMESPACES);
    command.addAll(
        List.of(
            "sh",
            resources().resolve(SCRIPT).toString(),
            packages.toString(),
            directory.toString()));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    output = new ProcessOutput(process);
  }

  /** Returns when it greets clients. */
  void awaitListening() {
    try {
      await().atMost(START_LIMIT).ignoreExceptions().until(this::greets);
    } catch (RuntimeException e) {
      throw new IllegalStateException(peer + " did not start:\n" + output.text() + log(), e);
    }
  }

  private boolean greets() throws IOException {
    try (LineSocket client = new LineSocket(smtp)) {
      return client.read().startsWith("220");
    }
  }

  /** What it wrote of its work, for the message of a test that failed. */
  String log() {
    try (Stream<Path> files = Files.list(directory.resolve("log"))) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.toList()) {
        all.append(Files.readString(file, ISO_8859_1));
      }
      return all.append(output.text()).toString();
    } catch (IOException e) {
      return e.toString();
    }
  }

  Peer peer() {
    return peer;
  }

  /** Hands it a message, as any client. */
  void send(String from, String to, String content) throws IOException {
    try (SmtpTestClient client = new SmtpTestClient(smtp)) {
      client.send(from, to, content);
    }
  }

  /** What came for one of its users. */
  List<String> mail(String user) throws IOException {
    return new PeerMailbox(directory.resolve("mail").resolve(user)).messages();
  }

  /** The one message for a user that contains that text, when it has come. */
  String awaitMail(String user, String text) {
    return awaitIn(() -> mail(user), text);
  }

  /** The same in any mailbox, for mail that this peer has to do with. */
  String awaitIn(Callable<List<String>> mailbox, String text) {
    try {
      List<String> found =
          await()
              .atMost(DELIVERY)
              .until(
                  () -> mailbox.call().stream().filter(mail -> mail.contains(text)).toList(),
                  mail -> !mail.isEmpty());
      assertThat(found).hasSize(1);
      return found.getFirst();
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("no mail; the peer's log:\n" + log(), e);
    }
  }

  /** Starts it again after {@link #close}, with an empty queue. */
  void restart() throws IOException {
    launch();
    awaitListening();
  }

  @Override
  public void close() {
    try {
      // The script ends with its input, and all that it started with the script.
      process.getOutputStream().close();
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
