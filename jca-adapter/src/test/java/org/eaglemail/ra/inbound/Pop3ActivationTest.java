package org.eaglemail.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.eaglemail.spi.Pop3Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A POP3 listener over real sockets and the real session. */
class Pop3ActivationTest {
  private final MemoryTransactions transactions = new MemoryTransactions();
  private final OneMaildrop bean = new OneMaildrop(transactions);
  private final MemoryContainer container =
      new MemoryContainer(Pop3Listener.class, bean, 2, transactions);
  private final Activation activation;

  Pop3ActivationTest() throws Exception {
    Pop3Activation spec = new Pop3Activation();
    spec.setListen("127.0.0.1:0");
    spec.setMaxSessions("1");
    spec.setMaxConcurrentCalls("2");
    activation = Activation.of(spec, container, container);
  }

  @BeforeEach
  void open() {
    activation.open();
    await().until(JmxListeners::areOpen);
  }

  @AfterEach
  void close() throws Exception {
    activation.close();
    assertThat(container.endpoints()).isZero();
  }

  @Test
  void servesAMaildrop() throws Exception {
    try (Socket socket = connect()) {
      BufferedReader in = reader(socket);
      assertThat(in.readLine()).startsWith("+OK mail.example.test ");
      say(socket, "USER alice\r\nPASS secret\r\nRETR 1\r\nDELE 1\r\nQUIT\r\n");
      assertThat(in.lines())
          .filteredOn(line -> !line.startsWith("+OK"))
          .containsExactly("Subject: hi", "", "there", ".");
    }
    assertThat(bean.removed()).containsExactly(OneMaildrop.MESSAGE);
    assertThat(container.journal()).endsWith("before", "update", "after: committed", "release");
  }

  @Test
  void refusesAtTheLimitAtOnce() throws Exception {
    try (Socket first = connect();
        Socket second = connect()) {
      assertThat(reader(second).lines())
          .containsExactly("-ERR [SYS/TEMP] Too many sessions, try again later");
      assertThat(reader(first).readLine()).startsWith("+OK");
    }
    assertThat(JmxListeners.only().getProtocol()).isEqualTo("POP3");
  }

  @Test
  void endsAnIdleSessionAndRemovesNothing() throws Exception {
    try (Socket socket = connect()) {
      BufferedReader in = reader(socket);
      in.readLine();
      say(socket, "USER alice\r\nPASS secret\r\nDELE 1\r\n");
      for (int i = 0; i < 3; i++) {
        assertThat(in.readLine()).startsWith("+OK");
      }
      activation.drain();
      assertThat(in.lines()).allMatch(line -> line.startsWith("-ERR"));
    }
    assertThat(bean.removed()).isEmpty();
    assertThat(container.journal()).contains("release");
  }

  private static Socket connect() throws IOException {
    Socket socket =
        new Socket(JmxListeners.address().getAddress(), JmxListeners.address().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  private static void say(Socket socket, String lines) throws IOException {
    socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
  }
}
