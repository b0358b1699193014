package org.eaglemail.ra.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ManagedConnection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.Reference;
import org.eaglemail.client.ClientTimeouts;
import org.eaglemail.client.Messages;
import org.eaglemail.client.ScriptedPeer;
import org.eaglemail.protocol.Domain;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.SmtpConnection;
import org.eaglemail.spi.SmtpConnectionFactory;
import org.junit.jupiter.api.Test;

/** The contract of JCA 2.1 §6.5.3, and each property's default and mapping. */
class SmtpManagedConnectionFactoryTest {
  private static final InetSocketAddress ADDRESS =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 2525);

  private final SmtpManagedConnectionFactory factory = new SmtpManagedConnectionFactory();

  @Test
  void defaults() throws ResourceException {
    assertThat(factory.settings())
        .isEqualTo(
            new OutboundSettings(
                20,
                100,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                100,
                ClientTimeouts.DEFAULT));
  }

  @Test
  void mappings() throws ResourceException {
    factory.setMaxConnectionsPerDestination(1);
    factory.setMaxWaitingPerDestination(2);
    factory.setDestinationWaitSeconds(3);
    factory.setIdleTimeoutSeconds(4);
    factory.setMaxMessagesPerConnection(5);
    factory.setConnectTimeoutSeconds(6);
    factory.setGreetingTimeoutSeconds(7);
    factory.setEhloTimeoutSeconds(8);
    factory.setMailTimeoutSeconds(9);
    factory.setRcptTimeoutSeconds(10);
    factory.setDataTimeoutSeconds(11);
    factory.setBlockTimeoutSeconds(12);
    factory.setFinalDotTimeoutSeconds(13);
    factory.setQuitTimeoutSeconds(14);

    assertThat(factory.settings())
        .isEqualTo(
            new OutboundSettings(
                1,
                2,
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                5,
                new ClientTimeouts(
                    Duration.ofSeconds(6),
                    Duration.ofSeconds(7),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(9),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(11),
                    Duration.ofSeconds(12),
                    Duration.ofSeconds(13),
                    Duration.ofSeconds(14))));
  }

  @Test
  void allFaultsAtOnceByName() {
    factory.setMaxConnectionsPerDestination(0);
    factory.setMaxWaitingPerDestination(-1);
    factory.setQuitTimeoutSeconds(-5);

    InvalidPropertyException fault =
        catchThrowableOfType(
            InvalidPropertyException.class,
            () -> factory.createConnectionFactory(new ContainerPool(1)));

    assertThat(fault)
        .hasMessage(
            "maxConnectionsPerDestination must be at least 1, not 0;"
                + " maxWaitingPerDestination must be at least 0, not -1;"
                + " quitTimeoutSeconds must be at least 1, not -5");
    assertThat(fault.getInvalidPropertyDescriptors())
        .extracting("name")
        .containsExactly(
            "maxConnectionsPerDestination", "maxWaitingPerDestination", "quitTimeoutSeconds");
  }

  @Test
  void equalityIsThatOfTheProperties() throws ResourceException {
    SmtpManagedConnectionFactory other = new SmtpManagedConnectionFactory();
    other.createConnectionFactory();
    assertThat(other).isEqualTo(factory).hasSameHashCodeAs(factory);

    other.setIdleTimeoutSeconds(61);
    assertThat(other).isNotEqualTo(factory);
  }

  @Test
  void matchesTheWholeDestination() throws ResourceException {
    Destination wanted = Messages.destination(ADDRESS);
    List<Destination> others =
        List.of(
            new Destination("other.test", ADDRESS, Optional.empty(), Domain.parse("client.test")),
            new Destination("peer.test", ADDRESS, Optional.empty(), Domain.parse("me.test")),
            new Destination(
                "peer.test",
                ADDRESS,
                Optional.of(InetAddress.getLoopbackAddress()),
                Domain.parse("client.test")),
            Messages.destination(new InetSocketAddress(ADDRESS.getAddress(), 2526)));
    Set<Object> candidates = new LinkedHashSet<>();
    candidates.add("not ours");
    for (Destination other : others) {
      candidates.add(factory.createManagedConnection(null, other));
    }
    assertThat(factory.matchManagedConnections(candidates, null, wanted)).isNull();

    ManagedConnection match = factory.createManagedConnection(null, Messages.destination(ADDRESS));
    candidates.add(match);
    assertThat(factory.matchManagedConnections(candidates, null, wanted)).isSameAs(match);
  }

  @Test
  void noTransactionTakesPart() throws ResourceException {
    ManagedConnection connection =
        factory.createManagedConnection(null, Messages.destination(ADDRESS));

    assertThatThrownBy(connection::getXAResource).isInstanceOf(NotSupportedException.class);
    assertThatThrownBy(connection::getLocalTransaction).isInstanceOf(NotSupportedException.class);
    assertThat(connection.getMetaData().getMaxConnections()).isEqualTo(20);
    assertThat(connection.getMetaData().getEISProductName()).contains("peer.test[");
  }

  @Test
  void handleMovesToAnotherManagedConnection() throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering()) {
      Destination destination = Messages.destination(peer.address());
      ManagedConnection first = factory.createManagedConnection(null, destination);
      ManagedConnection second = factory.createManagedConnection(null, destination);
      SmtpConnection handle = (SmtpConnection) first.getConnection(null, destination);

      second.associateConnection(handle);
      first.destroy();
      assertThat(handle.send(Messages.to("bob")).verdicts()).hasSize(1);

      second.destroy();
      assertThatThrownBy(() -> handle.send(Messages.to("bob")))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void connectionIsForItsDestinationOnly() throws ResourceException {
    ManagedConnection connection =
        factory.createManagedConnection(null, Messages.destination(ADDRESS));

    assertThatThrownBy(() -> connection.getConnection(null, null))
        .isInstanceOf(ResourceException.class);
    assertThatThrownBy(() -> factory.createManagedConnection(null, null))
        .isInstanceOf(ResourceException.class);
  }

  @Test
  void factoriesAreSerializableAndReferenceable() throws Exception {
    factory.setIdleTimeoutSeconds(7);
    SmtpConnectionFactory connections = (SmtpConnectionFactory) factory.createConnectionFactory();
    Reference reference = new Reference(SmtpConnectionFactory.class.getName());
    connections.setReference(reference);
    assertThat(connections.getReference()).isSameAs(reference);

    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(octets)) {
      out.writeObject(factory);
      out.writeObject(connections);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(octets.toByteArray()))) {
      SmtpManagedConnectionFactory copy = (SmtpManagedConnectionFactory) in.readObject();
      assertThat(copy).isEqualTo(factory);
      assertThat(copy.limits().addresses()).isZero();
      SmtpConnectionFactory connectionsCopy = (SmtpConnectionFactory) in.readObject();
      connectionsCopy.getConnection(Messages.destination(ADDRESS)).close();
    }
  }
}
