package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that fills up while mail comes in: nothing that was acknowledged is lost, the rest is told
 * to come again, and that works as soon as there is room, without a restart. Needs the right to
 * mount a file system of its own.
 */
class FullDiskIT {
  private static final String MESSAGE =
      "Subject: x\r\n\r\n" + ("y".repeat(70) + "\r\n").repeat(1500);
  private static final String SMALL = "170m";
  private static final String LARGE = "600m";
  private static final int MORE_THAN_FITS = 5000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private Path disk = Path.of("");

  @BeforeEach
  void mountSmallDisk() throws Exception {
    disk = directory.resolve("disk");
    assumeTrue(disk.toFile().mkdir());
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=" + SMALL, "tmpfs", disk.toString()),
        "a file system can be mounted");
  }

  @AfterEach
  void unmount() throws Exception {
    succeeds("umount", disk.toString());
  }

  @Test
  void losesNothingAndRecovers() throws Exception {
    // No reserve: the disk is to become really full.
    Map<String, String> settings = Map.of("eagle.spool.min-free", "0");
    try (EagleProcess eagle =
        EagleProcess.start(
            disk.resolve("data"), EaglePorts.free("127.0.7.23"), settings, "-Xmx256m")) {
      eagle.rest().createDomain("example.test");
      eagle.rest().createAccount("bob@example.test", "bob's secret");

      int accepted = fill(eagle);

      assertThat(accepted).isPositive();
      assertThat(succeeds("mount", "-o", "remount,size=" + LARGE, disk.toString())).isTrue();
      await().atMost(PATIENCE).ignoreExceptions().until(() -> send(eagle));
      try (Pop3TestClient bob =
          new Pop3TestClient(eagle.pop3(), "bob@example.test", "bob's secret")) {
        assertThat(bob.count()).isEqualTo(accepted + 1);
        assertThat(bob.retrieve(accepted)).endsWith(MESSAGE);
      }
    }
  }

  /** Sends until it is told that there is no room; returns how many were acknowledged. */
  private static int fill(EagleProcess eagle) throws IOException {
    for (int accepted = 0; accepted < MORE_THAN_FITS; accepted++) {
      try {
        send(eagle);
      } catch (IOException refused) {
        assertThat(refused).hasMessageContaining("452 4.3.1 ");
        return accepted;
      }
    }
    throw new AssertionError("the disk never became full");
  }

  private static boolean send(EagleProcess eagle) throws IOException {
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      client.send("a@example.org", "bob@example.test", MESSAGE);
      return true;
    }
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }
}
