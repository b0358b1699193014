package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL while QUIT removes many messages: all that were marked went, or none; what QUIT
 * acknowledged went; the others are there still. The maildrop, which the dead session had, opens at
 * the first login after the start.
 */
class QuitCrashIT {
  private static final int ROUNDS = 2;
  private static final int MARKED = 300;
  private static final int KEPT = 5;
  private static final int LONGEST_WAIT_MILLIS = 60;
  private static final String BOB = "bob@quit.test";
  private static final String PASSWORD = "bob's secret";

  private final Random random = new Random();

  @TempDir private Path directory;

  @Test
  void aKillInQuitLeavesAllOrNone() throws Exception {
    try (EagleProcess eagle =
        EagleProcess.start(
            directory.resolve("data"), EaglePorts.free("127.0.7.36"), Map.of(), "-Xmx256m")) {
      eagle.rest().createDomain("quit.test");
      eagle.rest().createAccount(BOB, PASSWORD);
      send(eagle, KEPT);
      int there = KEPT;
      for (int round = 0; round < ROUNDS; round++) {
        send(eagle, MARKED + KEPT - there);
        boolean acknowledged = quitAndKill(eagle);
        eagle.restart();
        try (Pop3TestClient bob = new Pop3TestClient(eagle.pop3(), BOB, PASSWORD)) {
          there = bob.retrieveAll().size();
          bob.command("QUIT");
        }
        assertThat(there)
            .as("round %d, acknowledged: %s", round, acknowledged)
            .isIn(acknowledged ? new Object[] {KEPT} : new Object[] {KEPT, KEPT + MARKED});
      }
    }
  }

  private static void send(EagleProcess eagle, int number) throws IOException {
    try (SmtpTestClient sender = new SmtpTestClient(eagle.smtp())) {
      for (int i = 0; i < number; i++) {
        sender.send("carol@example.org", BOB, "Subject: " + i + "\r\n\r\n" + "x".repeat(2000));
      }
    }
  }

  /** Marks all but the first, says QUIT, and kills a moment later; true when QUIT was answered. */
  private boolean quitAndKill(EagleProcess eagle) throws IOException, InterruptedException {
    try (LineSocket bob = new LineSocket(eagle.pop3())) {
      StringBuilder batch = new StringBuilder();
      batch.append("USER ").append(BOB).append("\r\nPASS ").append(PASSWORD).append("\r\n");
      for (int number = KEPT + 1; number <= KEPT + MARKED; number++) {
        batch.append("DELE ").append(number).append("\r\n");
      }
      bob.write(batch.toString());
      // The greeting, USER, PASS, and each DELE.
      for (int answer = 0; answer < MARKED + 3; answer++) {
        assertThat(bob.read()).startsWith("+OK");
      }
      bob.writeLine("QUIT");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_WAIT_MILLIS)));
      eagle.kill();
      return isAnswered(bob);
    }
  }

  private static boolean isAnswered(LineSocket bob) {
    try {
      return bob.read().startsWith("+OK");
    } catch (IOException killed) {
      return false;
    }
  }
}
