package org.eaglemail.ra.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.eaglemail.client.Answer.hangUp;
import static org.eaglemail.client.Answer.say;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ResourceAllocationException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eaglemail.client.Messages;
import org.eaglemail.client.ScriptedPeer;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.SmtpConnectException;
import org.eaglemail.spi.SmtpConnection;
import org.eaglemail.spi.SmtpConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections out of a pool that behaves as the container's. */
@Timeout(30)
class PooledConnectionsTest {
  private final ScriptedPeer peer = ScriptedPeer.offering("PIPELINING");
  private final SmtpManagedConnectionFactory properties = new SmtpManagedConnectionFactory();
  private final ContainerPool pool = new ContainerPool(4);
  private SmtpConnectionFactory factory;
  private Destination destination;

  @BeforeEach
  void createFactory() throws ResourceException {
    properties.setQuitTimeoutSeconds(1);
    factory = (SmtpConnectionFactory) properties.createConnectionFactory(pool);
    destination = Messages.destination(peer.address());
  }

  @AfterEach
  void close() {
    pool.empty();
    peer.close();
  }

  private List<String> send(String... localParts) throws IOException, ResourceException {
    try (SmtpConnection connection = factory.getConnection(destination)) {
      return send(connection, localParts);
    }
  }

  private static List<String> send(SmtpConnection connection, String... localParts)
      throws IOException {
    return connection.send(Messages.to(localParts)).verdicts().stream()
        .map(verdict -> verdict.reply().text())
        .toList();
  }

  @Test
  void gettingAConnectionDialsNobody() throws ResourceException {
    factory.getConnection(destination).close();

    assertThat(peer.connections()).isZero();
    assertThat(pool.free()).hasSize(1);
  }

  @Test
  void sessionIsReused() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(send("bob")).containsExactly("250 2.0.0 Ok: queued as 4B2");
    }

    assertThat(peer.connections()).isEqualTo(1);
    assertThat(peer.messages()).hasSize(5);
    assertThat(peer.commands()).doesNotContain("QUIT");
  }

  @Test
  void otherDestinationGetsItsOwn() throws Exception {
    send("bob");
    try (ScriptedPeer other = ScriptedPeer.offering();
        SmtpConnection connection = factory.getConnection(Messages.destination(other.address()))) {
      send(connection, "carol");

      assertThat(other.messages()).hasSize(1);
    }
    assertThat(peer.messages()).hasSize(1);
    assertThat(pool.free()).hasSize(2);
  }

  @Test
  void fullPoolOfIdleConnectionsMakesRoomForAnotherDestination() throws Exception {
    try (ScriptedPeer other = ScriptedPeer.offering()) {
      List<SmtpConnection> held =
          IntStream.range(0, 4).mapToObj(i -> connection()).collect(Collectors.toList());
      for (SmtpConnection connection : held) {
        send(connection, "bob");
      }
      held.forEach(SmtpConnection::close);

      try (SmtpConnection connection =
          factory.getConnection(Messages.destination(other.address()))) {
        assertThat(send(connection, "carol")).hasSize(1);
      }
      // Purged, it says farewell in the background.
      await().untilAsserted(() -> assertThat(peer.commands()).contains("QUIT"));
    }
  }

  private SmtpConnection connection() {
    try {
      return factory.getConnection(destination);
    } catch (ResourceException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void peerThatLeftMeanwhileIsDialledAgain() throws Exception {
    send("bob");
    ManagedConnection idle = pool.free().iterator().next();
    assertThat(properties.getInvalidConnections(pool.free()).isEmpty()).isTrue();

    peer.hangUp();

    await().until(() -> properties.getInvalidConnections(pool.free()).contains(idle));
    assertThat(send("carol")).containsExactly("250 2.0.0 Ok: queued as 4B2");
    assertThat(peer.connections()).isEqualTo(2);
    assertThat(peer.messages()).hasSize(2);
  }

  @Test
  void sessionLostBeforeMailWasAnsweredIsTriedOnceMore() throws Exception {
    peer.answering("RSET", hangUp());
    send("bob");

    assertThat(send("carol")).containsExactly("250 2.0.0 Ok: queued as 4B2");
    assertThat(peer.connections()).isEqualTo(2);
    assertThat(peer.messages()).hasSize(2);
  }

  @Test
  void farewellToTheSecondMessageIsTriedOnceMore() throws Exception {
    peer.behaving("MAIL").answering("MAIL", hangUp("421 4.7.0 one is enough")).behaving("MAIL");
    send("bob");

    assertThat(send("carol")).containsExactly("250 2.0.0 Ok: queued as 4B2");
    assertThat(peer.connections()).isEqualTo(2);
  }

  @Test
  void farewellOnAFreshSessionIsTheAnswer() throws Exception {
    peer.answering("MAIL", hangUp("421 4.7.0 none is enough"));

    assertThat(send("bob", "carol"))
        .containsExactly("421 4.7.0 none is enough", "421 4.7.0 none is enough");
    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void sessionLostLaterIsNotTriedAgain() throws Exception {
    peer.behaving("RCPT").answering("RCPT", hangUp());
    send("bob");

    assertThat(send("carol"))
        .containsExactly(
            "451 4.4.2 lost connection with peer.test[127.0.0.1] while sending RCPT TO");
    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void brokenConnectionIsDroppedWhenItIsClosed() throws Exception {
    peer.answering("DATA", hangUp()).behaving("DATA");
    try (SmtpConnection connection = factory.getConnection(destination)) {
      assertThat(send(connection, "bob").getFirst()).startsWith("451 4.4.2 ");
      assertThat(pool.destroyed()).isZero();
      // Until it is closed it is of use: it dials again.
      assertThat(send(connection, "carol")).containsExactly("250 2.0.0 Ok: queued as 4B2");
    }
    assertThat(pool.destroyed()).isZero();

    peer.close();
    await()
        .untilAsserted(
            () -> assertThatThrownBy(() -> send("dave")).isInstanceOf(SmtpConnectException.class));
    assertThat(pool.destroyed()).isPositive();
    assertThat(pool.free()).isEmpty();
  }

  @Test
  void unreadableMessageIsThrownAndTheConnectionDropped() throws Exception {
    SmtpConnection connection = factory.getConnection(destination);
    assertThatThrownBy(
            () -> connection.send(Messages.of(new BrokenSource(), BodyType.SEVEN_BIT, "bob")))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SmtpConnectException.class);
    connection.close();

    assertThat(pool.destroyed()).isEqualTo(1);
  }

  @Test
  void sessionIsEndedAfterItsShareOfMessages() throws Exception {
    SmtpManagedConnectionFactory few = new SmtpManagedConnectionFactory();
    few.setMaxMessagesPerConnection(2);
    factory = (SmtpConnectionFactory) few.createConnectionFactory(pool);

    for (int i = 0; i < 4; i++) {
      send("bob");
    }

    assertThat(peer.connections()).isEqualTo(2);
    await().untilAsserted(() -> assertThat(peer.commands()).contains("QUIT"));
  }

  @Test
  void idleSessionIsEnded() throws Exception {
    SmtpManagedConnectionFactory brief = new SmtpManagedConnectionFactory();
    brief.setIdleTimeoutSeconds(1);
    factory = (SmtpConnectionFactory) brief.createConnectionFactory(pool);
    send("bob");

    await().untilAsserted(() -> assertThat(peer.commands()).contains("QUIT"));
    await().until(() -> peer.open() == 0);
    assertThat(pool.free()).hasSize(1);
    assertThat(send("carol")).containsExactly("250 2.0.0 Ok: queued as 4B2");
  }

  @Test
  void closedConnectionCannotBeUsed() throws Exception {
    SmtpConnection connection = factory.getConnection(destination);
    connection.close();
    connection.close();

    assertThat(pool.free()).hasSize(1);
    assertThatThrownBy(() -> send(connection, "bob")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noMoreConnectionsToADestinationThanItsCap() throws Exception {
    SmtpManagedConnectionFactory capped = new SmtpManagedConnectionFactory();
    capped.setMaxConnectionsPerDestination(2);
    factory = (SmtpConnectionFactory) capped.createConnectionFactory(new ContainerPool(50));
    CountDownLatch begin = new CountDownLatch(1);
    Callable<List<String>> sender =
        () -> {
          begin.await();
          return send("bob");
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> sent =
          IntStream.range(0, 30).mapToObj(i -> threads.submit(sender)).toList();
      begin.countDown();
      for (Future<List<String>> result : sent) {
        assertThat(result.get()).containsExactly("250 2.0.0 Ok: queued as 4B2");
      }
    }
    assertThat(peer.messages()).hasSize(30);
    assertThat(peer.mostAtOnce()).isLessThanOrEqualTo(2);
    assertThat(capped.limits().addresses()).isZero();
  }

  @Test
  void waitingForTheCapEnds() throws Exception {
    SmtpManagedConnectionFactory capped = new SmtpManagedConnectionFactory();
    capped.setMaxConnectionsPerDestination(1);
    capped.setDestinationWaitSeconds(1);
    factory = (SmtpConnectionFactory) capped.createConnectionFactory(pool);
    SmtpConnection held = factory.getConnection(destination);

    assertThatThrownBy(() -> factory.getConnection(destination))
        .isInstanceOf(ResourceAllocationException.class)
        .hasMessageContaining("all 1 connections");
    held.close();
    factory.getConnection(destination).close();
    assertThat(capped.limits().addresses()).isZero();
  }

  @Test
  void permitComesBackWhenThePoolIsFull() throws Exception {
    SmtpConnectionFactory tight =
        (SmtpConnectionFactory) properties.createConnectionFactory(new ContainerPool(0));

    assertThatThrownBy(() -> tight.getConnection(destination))
        .isInstanceOf(ResourceAllocationException.class);
    assertThat(properties.limits().addresses()).isZero();
  }

  @Test
  void destroyedWhileInUseGivesTheDestinationFree() throws Exception {
    SmtpConnection connection = factory.getConnection(destination);
    send(connection, "bob");
    ((SmtpManagedConnection) properties.createManagedConnection(null, destination)).destroy();
    connection.close();
    pool.empty();

    await().untilAsserted(() -> assertThat(peer.commands()).contains("QUIT"));
    assertThat(properties.limits().addresses()).isZero();
  }

  @Test
  void worksWithoutAContainer() throws Exception {
    factory = (SmtpConnectionFactory) properties.createConnectionFactory();
    peer.answering("RCPT TO:<dave", say("550 5.1.1 no dave"));

    assertThat(send("bob", "dave"))
        .containsExactly("250 2.0.0 Ok: queued as 4B2", "550 5.1.1 no dave");
    await().timeout(Duration.ofSeconds(10)).until(() -> peer.open() == 0);
    assertThat(peer.commands()).endsWith("QUIT");
  }
}
