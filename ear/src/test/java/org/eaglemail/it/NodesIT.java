package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaglemail.client.Answer;
import org.eaglemail.client.ScriptedPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL: each recipient is one server's, until its lease ends. */
class NodesIT {
  private static final Duration DELIVERY = Duration.ofMinutes(2);
  private static final int MANY = 200;
  private static final int SOME = 20;
  private static final Pattern MESSAGE_ID = Pattern.compile("Message-ID: <([^>]+)>");

  @TempDir private Path directory;

  @Test
  void deliverEachRecipientOnceAndTakeOverFromEachOther() throws Exception {
    try (EmbeddedPostgres postgres = PostgresIT.durable().start();
        EagleProcess first = node("one", "127.0.7.21", postgres);
        EagleProcess second = node("two", "127.0.7.22", postgres);
        ScriptedPeer both = ScriptedPeer.offering("8BITMIME");
        ScriptedPeer still = ScriptedPeer.offering("8BITMIME");
        ScriptedPeer late = ScriptedPeer.offering("8BITMIME");
        ScriptedPeer dead = ScriptedPeer.offering("8BITMIME")) {
      // All before the other node looks: it may go on with what it knows for a minute.
      route(first, "both.test", both);
      route(first, "still.test", still);
      route(first, "late.test", late);
      route(first, "dead.test", dead);
      CompletableFuture<String> copy = CompletableFuture.supplyAsync(() -> copy(first, postgres));
      bothDeliverWhatWaits(first, second, both, postgres);
      aNodeThatStoodStillSendsAndRecordsNothing(first, second, still);
      aLateOutcomeDoesNotCount(first, second, late, both);
      assertThat(copy.get()).contains("another node runs as ");
      aDeadNodesMailIsTakenOver(first, second, dead);
    }
  }

  private EagleProcess node(String name, String address, EmbeddedPostgres postgres)
      throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>();
    settings.put("eagle.db.url", postgres.getJdbcUrl("postgres", "postgres"));
    settings.put("eagle.db.user", "postgres");
    settings.put("eagle.db.password", "postgres");
    settings.put("eagle.relay.networks", "127.0.0.0/8");
    settings.put("eagle.queue.lease", "6s");
    // So that a peer that falls silent stops all that a node has for it.
    settings.put("eagle.queue.destination.concurrency", "1");
    return EagleProcess.start(
        directory.resolve(name), EaglePorts.free(address), settings, "-Xmx256m");
  }

  /** What a node says that is started with the name of another. */
  private String copy(EagleProcess original, EmbeddedPostgres postgres) {
    try {
      Path data = Files.createDirectories(directory.resolve("copy"));
      Files.copy(original.data().resolve("node-id"), data.resolve("node-id"));
      node("copy", "127.0.7.23", postgres).close();
      return "it started";
    } catch (IOException | IllegalStateException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e.toString();
    }
  }

  /**
   * Some is due at one moment after the other, for each of which both wait; and one row is somebody
   * else's for a while.
   */
  private static void bothDeliverWhatWaits(
      EagleProcess first, EagleProcess second, ScriptedPeer peer, EmbeddedPostgres postgres)
      throws Exception {
    assertThat(first.rest().put("/api/v1/destinations/both.test/pause?why=test", "{}").statusCode())
        .isEqualTo(204);
    assertThat(second.rest().get("/api/v1/destinations").body())
        .contains("\"name\":\"both.test\"", "\"state\":\"PAUSED\"");
    List<String> sent = send(first, "both.test", 0, MANY);
    sent.addAll(send(second, "both.test", MANY, MANY));
    assertThat(waiting(second)).isEqualTo(2 * MANY);

    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from paused_destination");
      statement.execute(
          "update recipient set paused_by = null,"
              + " due_at = now() + interval '3 s' + (id % 40) * interval '100 ms'");
      connection.setAutoCommit(false);
      statement.execute("select id from recipient order by id limit 1 for update");
      await().atMost(DELIVERY).until(() -> waiting(first) == 1);
      connection.rollback();
    }

    await().atMost(DELIVERY).until(() -> waiting(first) == 0);
    assertThat(ids(peer)).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(delivered(first)).isPositive();
    assertThat(delivered(second)).isPositive();
    assertThat(delivered(first) + delivered(second)).isEqualTo(2 * MANY);
  }

  private static int delivered(EagleProcess eagle) throws IOException, InterruptedException {
    return Integer.parseInt(
        found(
            Pattern.compile("eagle_delivered_remotely_total\\S* (\\d+)"),
            eagle.rest().get("/metrics").body()));
  }

  private static void aNodeThatStoodStillSendsAndRecordsNothing(
      EagleProcess first, EagleProcess second, ScriptedPeer peer) throws Exception {
    CountDownLatch continued = new CountDownLatch(1);
    peer.answering("DATA", new Answer.Late(continued, "354 go on")).behaving("DATA");
    List<String> sent = send(first, "still.test", 0, SOME);
    await().atMost(DELIVERY).until(() -> count(peer, "DATA") == 1);

    signal(first, "STOP");
    await().atMost(DELIVERY).until(() -> waiting(second) == 0);
    List<String> delivered = ids(peer);
    signal(first, "CONT");
    // The message that was under way may go on; the rest has its turn after it.
    continued.countDown();
    first.awaitOutput("a lease ended before the message was sent");
    first.awaitOutput("leases ended before they were used");

    assertThat(delivered).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(ids(peer)).isEqualTo(delivered);
    assertThat(waiting(first)).isZero();
  }

  /** Not even while the recipient waits for its next try. */
  private static void aLateOutcomeDoesNotCount(
      EagleProcess first, EagleProcess second, ScriptedPeer peer, ScriptedPeer other)
      throws Exception {
    String later = "451 4.3.0 later";
    peer.answering(ScriptedPeer.FINAL_DOT, Answer.silence(), Answer.say(later));
    send(first, "late.test", 0, 1);
    await().atMost(DELIVERY).until(() -> ids(peer).size() == 1);

    signal(first, "STOP");
    await().atMost(DELIVERY).until(() -> listing(second, "late.test").contains(later));
    signal(first, "CONT");
    peer.hangUp();
    // Its outcome is recorded after the late one.
    send(first, "both.test", 2 * MANY, 1);
    await().atMost(DELIVERY).until(() -> ids(other).size() > 2 * MANY);
    await().atMost(DELIVERY).until(() -> !listing(first, "both.test").contains("@both.test"));

    assertThat(listing(first, "late.test")).contains("\"attempts\":1", later);
    assertThat(ids(peer)).hasSize(2);
    assertThat(second.rest().delete("/api/v1/queue?domain=late.test").statusCode()).isEqualTo(200);
  }

  private static String listing(EagleProcess eagle, String domain)
      throws IOException, InterruptedException {
    return eagle.rest().get("/api/v1/queue?domain=" + domain).body();
  }

  private static void aDeadNodesMailIsTakenOver(
      EagleProcess first, EagleProcess second, ScriptedPeer peer) throws Exception {
    peer.behaving("MAIL").behaving("MAIL").behaving("MAIL");
    peer.answering("MAIL", Answer.silence()).behaving("MAIL");
    List<String> sent = send(first, "dead.test", 0, SOME);
    await().atMost(DELIVERY).until(() -> count(peer, "MAIL") == 4);

    first.kill();

    await().atMost(DELIVERY).until(() -> waiting(second) == 0);
    List<String> delivered = ids(peer);
    assertThat(delivered.stream().distinct()).containsExactlyInAnyOrderElementsOf(sent);
    // What was acknowledged to the dead node, and perhaps not recorded: three messages at most.
    assertThat(delivered).hasSizeLessThanOrEqualTo(SOME + 3);
  }

  private static void signal(EagleProcess eagle, String name)
      throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(eagle.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static void route(EagleProcess eagle, String domain, ScriptedPeer peer)
      throws IOException, InterruptedException {
    InetSocketAddress address = peer.address();
    String rule =
        "{\"pattern\":\"%s\",\"host\":\"%s\",\"port\":%d}"
            .formatted(domain, address.getAddress().getHostAddress(), address.getPort());
    assertThat(eagle.rest().post("/api/v1/transports", rule).statusCode()).isEqualTo(201);
  }

  /** Returns the Message-IDs. */
  private static List<String> send(EagleProcess eagle, String domain, int from, int count)
      throws IOException {
    List<String> ids = new ArrayList<>();
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      for (int i = from; i < from + count; i++) {
        String id = i + "@" + domain;
        client.send("a@nodes.test", "b@" + domain, "Message-ID: <" + id + ">\r\n\r\ntext\r\n");
        ids.add(id);
      }
    }
    return ids;
  }

  private static int waiting(EagleProcess eagle) throws IOException, InterruptedException {
    String listing = eagle.rest().get("/api/v1/queue?limit=1").body();
    return Integer.parseInt(found(Pattern.compile("\"waiting\":(\\d+)"), listing));
  }

  private static long count(ScriptedPeer peer, String verb) {
    return peer.commands().stream().filter(command -> command.startsWith(verb)).count();
  }

  private static List<String> ids(ScriptedPeer peer) {
    return peer.messages().stream()
        .map(message -> found(MESSAGE_ID, new String(message, StandardCharsets.ISO_8859_1)))
        .toList();
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
