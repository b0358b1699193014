package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaglemail.client.Answer;
import org.eaglemail.client.ScriptedPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL with mail for another server on its way: all of it arrives, at least once. */
class QueueCrashIT {
  private static final int MESSAGES = 60;
  private static final int SOME = 5;
  private static final Duration DELIVERY = Duration.ofMinutes(2);
  private static final Pattern MESSAGE_ID = Pattern.compile("Message-ID: <([^>]+)>");
  private static final Map<String, String> SETTINGS =
      Map.of(
          "eagle.relay.networks", "127.0.0.0/8",
          // So that a peer that falls silent stops them all.
          "eagle.queue.destination.concurrency", "1");

  @TempDir private Path directory;

  @Test
  void queuedMailOutlivesTheProcess() throws Exception {
    // Free: nobody listens there until the peer does.
    InetSocketAddress destination = EaglePorts.free("127.0.7.88").smtp();
    try (EagleProcess eagle =
        EagleProcess.start(
            directory.resolve("data"), EaglePorts.free("127.0.7.8"), SETTINGS, "-Xmx256m")) {
      route(eagle, destination);
      Map<String, String> acknowledged = send(eagle);

      eagle.kill();
      eagle.restart();

      assertThat(waiting(eagle)).isEqualTo(MESSAGES);
      try (ScriptedPeer peer = ScriptedPeer.listening(destination, "8BITMIME")) {
        for (int i = 0; i < SOME; i++) {
          peer.behaving("MAIL");
        }
        peer.answering("MAIL", Answer.silence()).behaving("MAIL");
        retry(eagle, acknowledged.values());
        await().atMost(DELIVERY).until(() -> peer.messages().size() == SOME);

        eagle.kill();
        eagle.restart();

        await().atMost(DELIVERY).until(() -> waiting(eagle) == 0);
        assertThat(peer.messages().stream().map(QueueCrashIT::id).distinct())
            .containsExactlyInAnyOrderElementsOf(acknowledged.keySet());
      }
    }
  }

  private static void route(EagleProcess eagle, InetSocketAddress destination)
      throws IOException, InterruptedException {
    String rule =
        "{\"pattern\":\"away.test\",\"host\":\"%s\",\"port\":%d}"
            .formatted(destination.getAddress().getHostAddress(), destination.getPort());
    assertThat(eagle.rest().post("/api/v1/transports", rule).statusCode()).isEqualTo(201);
  }

  /** Returns each message's id in the queue by its Message-ID. */
  private static Map<String, String> send(EagleProcess eagle) throws IOException {
    Map<String, String> ids = new HashMap<>();
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      for (int i = 0; i < MESSAGES; i++) {
        String id = i + "@crash.test";
        String content = "Message-ID: <" + id + ">\r\n\r\ntext\r\n";
        String reply = client.send("a@crash.test", "b@away.test", content);
        ids.put(id, reply.substring(reply.lastIndexOf(' ') + 1));
      }
    }
    return ids;
  }

  /** As an operator who does not wait for the schedule; of those that are gone nothing is known. */
  private static void retry(EagleProcess eagle, Collection<String> ids)
      throws IOException, InterruptedException {
    for (String id : ids) {
      assertThat(eagle.rest().post("/api/v1/queue/" + id + "/retry", "{}").statusCode())
          .isIn(200, 404);
    }
  }

  private static int waiting(EagleProcess eagle) throws IOException, InterruptedException {
    String listing = eagle.rest().get("/api/v1/queue").body();
    return Integer.parseInt(found(Pattern.compile("\"waiting\":(\\d+)"), listing));
  }

  private static String id(byte[] message) {
    return found(MESSAGE_ID, new String(message, StandardCharsets.ISO_8859_1));
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
