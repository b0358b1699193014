package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * The same first mail for every way to deploy. Where the deployed application listens is said by
 * the environment that the build gives to the container, and so to us.
 */
public final class DeployedMail {
  private static final Duration LISTENERS_OPEN = Duration.ofSeconds(60);
  private static final String MESSAGE =
      "From: alice@example.test\r\nTo: bob@example.test\r\nSubject: deployed\r\n\r\n.dot\r\nend\r\n";

  private DeployedMail() {}

  /** An archive that the build made. */
  public static File archive(String property) {
    return new File(System.getProperty(property));
  }

  /** Makes two accounts, sends from one to the other, and fetches it. */
  public static void passes(int httpPort) throws Exception {
    InetSocketAddress submission = listener("EAGLE_SUBMISSION_LISTEN");
    InetSocketAddress pop3 = listener("EAGLE_POP3_LISTEN");
    InetSocketAddress http = new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort);
    RestClient rest = new RestClient(http, "admin", System.getenv("EAGLE_ADMIN_PASSWORD"));
    rest.createDomain("example.test");
    rest.createAccount("alice@example.test", "alice's secret");
    rest.createAccount("bob@example.test", "bob's secret");
    awaitOpen(submission);
    awaitOpen(pop3);

    try (SmtpTestClient alice = new SmtpTestClient(submission)) {
      alice.authenticate("alice@example.test", "alice's secret");
      alice.send("alice@example.test", "bob@example.test", MESSAGE);
    }

    try (Pop3TestClient bob = new Pop3TestClient(pop3, "bob@example.test", "bob's secret")) {
      assertThat(bob.retrieveAll()).singleElement().asString().endsWith(MESSAGE);
    }
  }

  private static InetSocketAddress listener(String variable) {
    String text = System.getenv(variable);
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  /** Listeners open shortly after the application says that it is ready. */
  private static void awaitOpen(InetSocketAddress address) {
    await()
        .atMost(LISTENERS_OPEN)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
                assertThat(socket.isConnected()).isTrue();
              }
            });
  }
}
