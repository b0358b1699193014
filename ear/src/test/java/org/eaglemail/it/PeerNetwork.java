package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An Eagle for {@code home.test} and {@code clear.test}, with an account {@code alice} in each, and
 * the peers that are to be had. Eagle finds them by MX records; their domains below {@code clear}
 * it sends to without TLS. An alias {@code gone-} with the peer's label leads to an address that
 * the peer does not know. Tries of delivery follow each other within seconds.
 */
final class PeerNetwork implements AutoCloseable {
  static final String ALICE = "alice@home.test";

  /** Of all accounts. */
  private static final String SECRET = "a long secret";

  private static final String ADDRESS = "127.0.47.1";

  private final Map<Peer, PeerProcess> peers = new EnumMap<>(Peer.class);
  private final Path directory;

  /** MX records name no ports: it is the same for all. */
  private final int port;

  private final EagleProcess eagle;

  /** Starts all; returns when they listen. */
  PeerNetwork(Path directory) throws Exception {
    this.directory = directory;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
      port = socket.getLocalPort();
    }
    EaglePorts ports = EaglePorts.free(ADDRESS, port);
    try {
      for (Peer peer : Peer.values()) {
        startIfPresent(peer, ports);
      }
      eagle = EagleProcess.start(directory.resolve("eagle"), ports, settings(), "-Xmx256m");
    } catch (IOException | RuntimeException | InterruptedException e) {
      peers.values().forEach(PeerProcess::close);
      throw e;
    }
    try {
      configure();
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private void startIfPresent(Peer peer, EaglePorts ports) throws IOException {
    Optional<Path> packages = peer.packages();
    if (packages.isPresent()) {
      Path files = directory.resolve(peer.label());
      peers.put(peer, new PeerProcess(peer, packages.get(), files, port, ports.smtp()));
    }
  }

  private Map<String, String> settings() throws IOException {
    Path zone = Files.writeString(directory.resolve("zone"), zone());
    return Map.of(
        "eagle.hostname", "mail.home.test",
        "eagle.dns.zones", "peers.test=" + zone,
        "eagle.smtp.client.port", Integer.toString(port),
        "eagle.rate.account.messages", "0",
        "eagle.queue.retry.min", "1s",
        "eagle.queue.retry.max", "2s",
        "eagle.queue.destination.dead-time", "1s");
  }

  private static String zone() {
    StringBuilder zone = new StringBuilder("$TTL 60\n@ SOA ns root 1 60 60 60 60\n@ NS ns\n");
    zone.append("ns A ").append(ADDRESS).append('\n');
    for (Peer peer : Peer.values()) {
      zone.append("%s MX 10 mx.%1$s\nmx.%1$s A %s\n".formatted(peer.label(), peer.address()));
    }
    return zone.toString();
  }

  private void configure() throws Exception {
    for (String domain : List.of("home.test", "clear.test")) {
      eagle.rest().createDomain(domain);
      eagle.rest().createAccount("alice@" + domain, SECRET);
    }
    for (PeerProcess process : peers.values()) {
      Peer peer = process.peer();
      create("transports", way("clear." + peer.domain(), peer, "'tls':'none'"));
      create(
          "aliases",
          "{'address':'gone-%s@home.test','targets':['%s']}"
              .formatted(peer.label(), peer.at("nosuch")));
      process.awaitListening();
    }
  }

  /** A transport that leads mail for that pattern to the peer; in JSON with single quotes. */
  String way(String pattern, Peer peer, String more) {
    return "{'pattern':'%s','host':'%s','port':%d,%s}"
        .formatted(pattern, peer.hostName(), port, more);
  }

  /** Makes something by REST; JSON with single quotes. */
  void create(String path, String json) throws IOException, InterruptedException {
    var response = eagle.rest().post("/api/v1/" + path, json.replace('\'', '"'));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
  }

  /** Alice hands in a message; each recipient as RCPT has it, with its brackets and parameters. */
  void submit(String mailParameters, String content, String... recipients) throws IOException {
    try (SmtpTestClient client = new SmtpTestClient(eagle.submission())) {
      client.authenticate(ALICE, SECRET);
      client.command("MAIL FROM:<" + ALICE + ">" + mailParameters, "250");
      for (String recipient : recipients) {
        client.command("RCPT TO:" + recipient, "250");
      }
      client.data(content);
    }
  }

  /** The one message for an account that contains that text, when it has come from the peer. */
  String awaitMail(PeerProcess peer, String account, String text) {
    return peer.awaitIn(() -> mail(account), text);
  }

  private List<String> mail(String account) throws IOException {
    try (Pop3TestClient pop3 = new Pop3TestClient(eagle.pop3(), account, SECRET)) {
      return pop3.retrieveAll();
    }
  }

  /** Has Eagle log in where that transport leads to. */
  void logIn(String pattern, String user, String password)
      throws IOException, InterruptedException {
    String login = "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password);
    var response = eagle.rest().put("/api/v1/transports/" + pattern + "/login", login);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  EagleProcess eagle() {
    return eagle;
  }

  /** That peer; where it is not to be had the test is skipped, or fails if it is required. */
  PeerProcess running(Peer peer) {
    PeerProcess process = peers.get(peer);
    if (process == null) {
      throw Tool.missing(peer.label());
    }
    return process;
  }

  @Override
  public void close() {
    peers.values().forEach(PeerProcess::close);
    eagle.close();
  }
}
