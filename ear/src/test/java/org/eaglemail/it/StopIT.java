package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM: nobody is cut off in the middle of a command. */
class StopIT {
  @TempDir private Path directory;

  @Test
  void idleSessionsAreSentAwayAndRunningOnesFinish() throws Exception {
    try (EagleProcess eagle =
            EagleProcess.start(
                directory.resolve("data"), EaglePorts.free("127.0.7.4"), Map.of(), "-Xmx256m");
        LineSocket idle = new LineSocket(eagle.smtp());
        LineSocket sending = new LineSocket(eagle.smtp())) {
      eagle.rest().createDomain("example.test");
      eagle.rest().createAccount("bob@example.test", "bob's secret");
      assertThat(idle.read()).startsWith("220 ");
      assertThat(sending.read()).startsWith("220 ");
      assertThat(ask(sending, "HELO client.example")).startsWith("250 ");
      assertThat(ask(sending, "MAIL FROM:<a@example.org>")).startsWith("250 ");
      assertThat(ask(sending, "RCPT TO:<bob@example.test>")).startsWith("250 ");
      assertThat(ask(sending, "DATA")).startsWith("354 ");
      sending.write("Subject: half\r\n\r\nhalf of it");

      ProcessHandle.of(eagle.pid()).orElseThrow().destroy();

      assertThat(idle.read()).startsWith("421 4.3.2 ");
      sending.write(", and the rest\r\n.\r\n");
      assertThat(sending.read()).startsWith("250 2.0.0 ");
      assertThat(sending.read()).startsWith("421 4.3.2 ");
      assertThat(eagle.stop()).isZero();

      eagle.restart();

      try (Pop3TestClient bob =
          new Pop3TestClient(eagle.pop3(), "bob@example.test", "bob's secret")) {
        assertThat(bob.retrieve(1)).endsWith("half of it, and the rest\r\n");
      }
    }
  }

  private static String ask(LineSocket session, String command) throws java.io.IOException {
    session.writeLine(command);
    return session.read();
  }
}
