package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A maildrop has one session; whichever way that ends, the next has it at once. */
@OnSharedEagle
class MaildropLockIT {
  private static final String BOB = "bob@lock.test";
  private static final String PASSWORD = "bob-secret";

  /** Far below the time after which a lease ends by itself. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  @BeforeAll
  static void makeAccount(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("lock.test");
    eagle.rest().createAccount(BOB, PASSWORD);
  }

  private static Pop3TestClient login(EagleProcess eagle) throws IOException {
    return new Pop3TestClient(eagle.pop3(), BOB, PASSWORD);
  }

  private static void awaitLogin(EagleProcess eagle) {
    await()
        .atMost(AT_ONCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              try (Pop3TestClient next = login(eagle)) {
                assertThat(next.command("QUIT")).startsWith("+OK");
              }
            });
  }

  @Test
  void aSecondSessionIsToldSoAndQuitFreesIt(EagleProcess eagle) throws Exception {
    try (Pop3TestClient first = login(eagle)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> login(eagle))
          .withMessageStartingWith("-ERR [IN-USE]");
      first.command("QUIT");
      // No waiting: it is free before QUIT is answered.
      try (Pop3TestClient second = login(eagle)) {
        second.command("QUIT");
      }
    }
  }

  @Test
  void aClientThatClosesFreesIt(EagleProcess eagle) throws Exception {
    login(eagle).close();
    awaitLogin(eagle);
  }

  @Test
  void aConnectionThatIsResetFreesIt(EagleProcess eagle) throws Exception {
    try (Socket client = new Socket(eagle.pop3().getAddress(), eagle.pop3().getPort())) {
      String login = "USER %s\r\nPASS %s\r\nNOOP\r\n".formatted(BOB, PASSWORD);
      client.getOutputStream().write(login.getBytes(StandardCharsets.US_ASCII));
      await().atMost(AT_ONCE).until(() -> isInUse(eagle));
      // Closing sends RST.
      client.setSoLinger(true, 0);
    }
    awaitLogin(eagle);
  }

  private static boolean isInUse(EagleProcess eagle) throws IOException {
    try (Pop3TestClient next = login(eagle)) {
      next.command("QUIT");
      return false;
    } catch (IOException refused) {
      return String.valueOf(refused.getMessage()).startsWith("-ERR [IN-USE]");
    }
  }
}
