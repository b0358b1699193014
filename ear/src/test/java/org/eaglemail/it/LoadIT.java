package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many idle clients, and hostile ones: others are served meanwhile, and memory stays what it was.
 */
class LoadIT {
  private static final String BOB = "bob@load.test";
  private static final String SECRET = "a long secret";
  private static final int IDLE = 1000;

  /** Stack, buffers and objects of a session that waits for a command. */
  private static final long OCTETS_PER_IDLE_SESSION = 24 * 1024;

  /** Caches and pools that fill up whoever the clients are, and what hostile sessions hold. */
  private static final long OCTETS_IN_TROUBLE = 48L * 1024 * 1024;

  /** For one that is alone it is milliseconds; the machine may be busy with other tests. */
  private static final Duration PROMPT = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private static Path directory;

  private static EagleProcess eagle;

  @BeforeAll
  static void start() throws Exception {
    eagle =
        EagleProcess.start(
            directory.resolve("data"),
            EaglePorts.free("127.0.7.50"),
            Map.of(
                "eagle.message.max-size", "1M",
                "eagle.smtp.timeout", "30s",
                "eagle.smtp.errors.delay", "50ms"),
            "-Xmx256m");
    eagle.rest().createDomain("load.test");
    eagle.rest().createAccount(BOB, SECRET);
    deliver(20);
  }

  @AfterAll
  static void stop() {
    if (eagle != null) {
      eagle.close();
    }
  }

  /** An honest client's letters, each over a connection of its own. Gives the longest time. */
  private static Duration deliver(int letters) throws IOException {
    long longest = 0;
    for (int i = 0; i < letters; i++) {
      long begin = System.nanoTime();
      try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
        client.send("carol@example.org", BOB, "Subject: letter\r\n\r\nhello\r\n");
        client.command("QUIT", "221");
      }
      longest = Math.max(longest, System.nanoTime() - begin);
    }
    return Duration.ofNanos(longest);
  }

  private static int received() throws IOException {
    try (Pop3TestClient bob = new Pop3TestClient(eagle.pop3(), BOB, SECRET)) {
      int count = bob.count();
      // The maildrop is free with the answer; when it is just closed, a moment later.
      bob.command("QUIT");
      return count;
    }
  }

  @Test
  void idleSessionsCostLittle() throws Exception {
    int letters = received();
    long before = LiveHeap.of(eagle);
    List<LineSocket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < IDLE; i++) {
        LineSocket session = new LineSocket(eagle.smtp());
        idle.add(session);
        assertThat(session.read()).startsWith("220 ");
      }

      assertThat((LiveHeap.of(eagle) - before) / IDLE).isLessThan(OCTETS_PER_IDLE_SESSION);
      assertThat(deliver(10)).isLessThan(PROMPT);
      idle.getLast().writeLine("NOOP");
      assertThat(idle.getLast().read()).startsWith("250 ");
    } finally {
      for (LineSocket session : idle) {
        session.close();
      }
    }
    assertThat(received() - letters).isEqualTo(10);
  }

  @Test
  void othersAreServedAmongHostileClients() throws Exception {
    int letters = received();
    long before = LiveHeap.of(eagle);
    try (HostileClients hostile = new HostileClients(eagle.smtp())) {
      hostile
          .slowSenders(50)
          .deaf(20)
          .endlessLines(20)
          .endlessMessages(4)
          .badCommands(20, 50)
          .resets(20, 50)
          .halfClosed(20, 50);

      assertThat(deliver(50)).isLessThan(PROMPT);
      // All but the slow ones, who are within their time.
      await().atMost(PATIENCE).until(() -> hostile.done() >= 20 + 20 + 4 + 20 + 20 + 20);
      assertThat(deliver(10)).isLessThan(PROMPT);
      assertThat(LiveHeap.of(eagle) - before).isLessThan(OCTETS_IN_TROUBLE);
    }

    assertThat(received() - letters)
        .as("what was acknowledged, and nothing of theirs")
        .isEqualTo(60);
    assertThat(eagle.output()).doesNotContain("OutOfMemoryError");
  }
}
