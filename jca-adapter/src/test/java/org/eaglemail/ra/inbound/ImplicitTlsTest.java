package org.eaglemail.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.transcript.TestTls;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that begin with the handshake, over real sockets, with the JDK's own TLS client. */
@Timeout(120)
class ImplicitTlsTest {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int MANY = 200;

  private final MemoryTransactions transactions = new MemoryTransactions();
  private final MemoryMail mail = new MemoryMail(transactions);
  private final MemoryContainer container =
      new MemoryContainer(SmtpListener.class, mail, 4, transactions);
  private final SmtpActivation spec = new SmtpActivation();
  private @Nullable Activation activation;

  @BeforeEach
  void open() throws Exception {
    spec.setName("test");
    spec.setListen("127.0.0.1:0");
    spec.setMaxConcurrentCalls("4");
    mail.tls(TestTls.offer(true));
    Activation opening = Activation.of(spec, container, container);
    activation = opening;
    opening.open();
    await().ignoreExceptions().until(JmxListeners::areOpen);
  }

  @AfterEach
  void close() throws Exception {
    Objects.requireNonNull(activation).close();
  }

  /** A client's side. */
  private static final class Talk implements AutoCloseable {
    private final SSLSocket socket;
    private final BufferedReader in;

    Talk(String... protocols) throws IOException {
      socket =
          (SSLSocket)
              TestTls.context()
                  .getSocketFactory()
                  .createSocket(
                      JmxListeners.address().getAddress(), JmxListeners.address().getPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setEnabledProtocols(protocols);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    void say(String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    String hear() throws IOException {
      String line = in.readLine();
      return line == null ? "(end)" : line;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void theBannerComesEncrypted(String protocol) throws Exception {
    try (Talk talk = new Talk(protocol)) {
      assertThat(talk.hear()).startsWith("220 ");
      talk.say("QUIT");
      assertThat(talk.hear()).startsWith("221 ");
      assertThat(talk.hear()).as("a close that was told").isEqualTo("(end)");
    }
    assertThat(mail.clients().get(0).encryption()).map(Encryption::protocol).contains(protocol);
    assertThat(mail.clients().get(0).encryption().orElseThrow().cipher())
        .doesNotContain("CBC")
        .doesNotStartWith("TLS_RSA");
  }

  @Test
  void whoSpeaksInTheClearIsSentAway() throws Exception {
    try (Socket socket =
        new Socket(JmxListeners.address().getAddress(), JmxListeners.address().getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write("EHLO a\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      assertThat(answer).as("a fatal alert").startsWith(21, 3, 3, 0, 2, 2);
      assertThat(answer).hasSize(7);
    }
    await().until(() -> JmxListeners.only().getSessions() == 0);
  }

  @Test
  void aDrainEndsHandshakesAndSessions() throws Exception {
    try (Talk talk = new Talk("TLSv1.3");
        Socket silent =
            new Socket(JmxListeners.address().getAddress(), JmxListeners.address().getPort())) {
      silent.setSoTimeout(PATIENCE_MILLIS);
      assertThat(talk.hear()).startsWith("220 ");
      await().until(() -> JmxListeners.only().getSessions() == 2);
      CompletableFuture<Void> closed =
          CompletableFuture.runAsync(
              () -> {
                try {
                  Objects.requireNonNull(activation).close();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      assertThat(talk.hear()).startsWith("421 4.3.2 ");
      assertThat(silent.getInputStream().read()).isEqualTo(-1);
      closed.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Handshakes of clients that all come at once, on as many virtual threads as there are. */
  @Test
  void manyHandshakesAtOnce() throws Exception {
    List<CompletableFuture<String>> greetings = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      CompletableFuture<String> greeting = new CompletableFuture<>();
      greetings.add(greeting);
      Thread.ofVirtual()
          .start(
              () -> {
                try (Talk talk = new Talk("TLSv1.3")) {
                  greeting.complete(talk.hear());
                } catch (IOException | RuntimeException e) {
                  greeting.completeExceptionally(e);
                }
              });
    }
    for (CompletableFuture<String> greeting : greetings) {
      assertThat(greeting.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).startsWith("220 ");
    }
  }
}
