package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL under load: each message that was acknowledged is there afterwards. */
class CrashIT {
  private static final int ROUNDS = 2;
  private static final int SESSIONS = 8;
  private static final int ACKNOWLEDGED_BEFORE_A_KILL = 150;
  private static final Pattern MESSAGE_ID = Pattern.compile("Message-ID: <([^>]+)>");

  /** Messages whose histories are looked at. */
  private static final int HISTORIES = 25;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger next = new AtomicInteger();

  @TempDir private Path directory;

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
    try (EagleProcess eagle =
        EagleProcess.start(
            directory.resolve("data"), EaglePorts.free("127.0.7.3"), Map.of(), "-Xmx256m")) {
      eagle.rest().createDomain("example.test");
      for (int i = 0; i < SESSIONS; i++) {
        eagle.rest().createAccount(account(i), "secret " + i);
      }
      for (int round = 0; round < ROUNDS; round++) {
        int before = acknowledged.size();
        killUnderLoad(eagle, before + ACKNOWLEDGED_BEFORE_A_KILL);
        eagle.restart();
        assertThat(storedIds(eagle).keySet())
            .as("round %d: %d were acknowledged", round, acknowledged.size())
            .containsAll(new TreeSet<>(acknowledged));
      }
      assertThat(storedIds(eagle).values()).as("none is there twice").containsOnly(1);
      for (String id : acknowledged.stream().limit(HISTORIES).toList()) {
        assertThat(eagle.rest().get("/api/v1/timeline?messageId=" + id).body())
            .as("history of %s", id)
            .contains("load@crash.test");
      }
    }
  }

  private void killUnderLoad(EagleProcess eagle, int target) throws Exception {
    try (ExecutorService senders = Executors.newFixedThreadPool(SESSIONS)) {
      List<Future<?>> all =
          java.util.stream.IntStream.range(0, SESSIONS)
              .<Future<?>>mapToObj(i -> senders.submit(() -> sendUntilItDies(eagle, account(i))))
              .toList();
      Awaitility.await()
          .atMost(java.time.Duration.ofMinutes(2))
          .until(() -> acknowledged.size() >= target || all.stream().allMatch(Future::isDone));
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(target);
      eagle.kill();
      for (Future<?> sender : all) {
        sender.get();
      }
    }
  }

  private void sendUntilItDies(EagleProcess eagle, String to) {
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      while (true) {
        String id = next.incrementAndGet() + "@crash.test";
        client.send("load@crash.test", to, "Message-ID: <" + id + ">\r\n\r\n" + "x".repeat(2000));
        acknowledged.add(id);
      }
    } catch (IOException killed) {
      // As it shall be.
    }
  }

  private static Map<String, Integer> storedIds(EagleProcess eagle) throws IOException {
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < SESSIONS; i++) {
      try (Pop3TestClient client = new Pop3TestClient(eagle.pop3(), account(i), "secret " + i)) {
        for (String message : client.retrieveAll()) {
          Matcher id = MESSAGE_ID.matcher(message);
          assertThat(id.find()).isTrue();
          ids.merge(id.group(1), 1, Integer::sum);
        }
      }
    }
    return ids;
  }

  private static String account(int number) {
    return "user" + number + "@example.test";
  }
}
