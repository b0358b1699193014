package org.eaglemail.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.eaglemail.policy.Clients;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.queue.Mail;
import org.eaglemail.ra.outbound.SmtpManagedConnectionFactory;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.spi.SmtpConnectionFactory;
import org.eaglemail.spool.QueuedMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Through the real adapter, without its container, to real sockets. */
class RemoteDeliveryOverSocketsTest {
  private final LoopbackPeer first;
  private final LoopbackPeer second;
  private final RemoteDelivery remote;
  private String text = "Subject: x\r\n\r\n.dot\r\n";

  RemoteDeliveryOverSocketsTest() throws IOException, ResourceException {
    first = new LoopbackPeer();
    second = new LoopbackPeer();
    remote = remote(Optional.of(InetAddress.getLoopbackAddress()));
  }

  private RemoteDelivery remote(Optional<InetAddress> bind) throws ResourceException {
    return new RemoteDelivery(
        (SmtpConnectionFactory) new SmtpManagedConnectionFactory().createConnectionFactory(),
        message -> new MemorySource(text),
        new Identity(Domain.parse("mail.home.test"), bind, TlsPolicy.MAY),
        new UnreachableHosts(Duration.ofMinutes(5)),
        Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    first.close();
    second.close();
  }

  private List<Outcome> deliver(String... addresses) {
    return deliver(() -> true, addresses);
  }

  private List<Outcome> deliver(BooleanSupplier ours, String... addresses) {
    QueuedMessage message = Mail.message(1, addresses);
    List<RelayHost> hosts = List.of(first.host(), second.host());
    Delivery delivery = new Delivery(message, hosts, message.recipients());
    return remote.deliver(delivery, ours).attempts().stream().map(Attempt::outcome).toList();
  }

  @Test
  void theMessageArrives() {
    assertThat(deliver("bob@away.test")).hasOnlyElementsOfType(Outcome.Delivered.class);

    assertThat(first.lines())
        .contains(
            "EHLO mail.home.test",
            "MAIL FROM:<alice@home.test>",
            "RCPT TO:<bob@away.test>",
            "DATA",
            "Subject: x",
            "..dot",
            ".");
    assertThat(second.lines()).isEmpty();
  }

  /** Where the machine has IPv6. */
  @Test
  void aHostIsReachedByIpv6() throws Exception {
    InetAddress address = Clients.address("::1");
    assumeThat(NetworkInterface.getByInetAddress(address)).isNotNull();
    try (LoopbackPeer six = new LoopbackPeer(address)) {
      QueuedMessage message = Mail.message(1, "bob@away.test");
      Delivery delivery = new Delivery(message, List.of(six.host()), message.recipients());

      Report report = remote(Optional.empty()).deliver(delivery, () -> true);

      assertThat(report.attempts())
          .extracting(Attempt::outcome)
          .hasOnlyElementsOfType(Outcome.Delivered.class);
      assertThat(six.lines()).contains("EHLO mail.home.test", "RCPT TO:<bob@away.test>");
    }
  }

  @Test
  void theNextHostIsTriedWhenTheFirstIsGone() throws IOException {
    first.close();

    assertThat(deliver("bob@away.test")).hasOnlyElementsOfType(Outcome.Delivered.class);
    assertThat(second.lines()).contains("RCPT TO:<bob@away.test>");
  }

  @Test
  void theNextHostIsTriedWhenTheFirstGreetsWithARefusal() {
    first.replying("", "554 no service");

    assertThat(deliver("bob@away.test")).hasOnlyElementsOfType(Outcome.Delivered.class);
    assertThat(second.lines()).contains("RCPT TO:<bob@away.test>");
  }

  @Test
  void oneRefusedRecipientFailsAlone() {
    first
        .replying("RCPT TO:<nobody", "550 5.1.1 no such user")
        .replying("RCPT TO:<full", "452 full");
    second.replying("RCPT TO:<full", "452 full here too");

    List<Outcome> outcomes = deliver("bob@away.test", "nobody@away.test", "full@away.test");

    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Delivered.class);
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.status()).isEqualTo(EnhancedStatus.parse("5.1.1")));
    assertThat(outcomes.get(2)).isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void allAreDeferredWhenNoHostIsThere() throws IOException {
    first.close();
    second.close();

    assertThat(deliver("bob@away.test", "carol@away.test"))
        .hasOnlyElementsOfType(Outcome.Deferred.class);
  }

  /** Another node may have sent it by then: at its opening, in its middle, and before its end. */
  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "2, false", "0, true", "1, true", "2, true"})
  void aMessageWhoseLeaseEndsIsNotSentToItsEnd(int looks, boolean chunking) {
    first.replying("EHLO", chunking ? "250-peer.test\r\n250 CHUNKING" : "250 peer.test");
    AtomicInteger looked = new AtomicInteger();

    assertThat(deliver(() -> looked.getAndIncrement() < looks, "bob@away.test", "eve@away.test"))
        .hasSize(2)
        .hasOnlyElementsOfType(Outcome.Deferred.class);
    assertThat(looked).hasValue(looks + 1);
    assertThat(first.lines()).contains("RCPT TO:<bob@away.test>").doesNotContain(".");
    assertThat(second.lines()).isEmpty();
  }

  /** RFC 6152 §3: to a server that does not offer 8BITMIME. */
  @Test
  void eightBitContentIsConvertedForWhoDoesNotTakeIt() {
    text = "Subject: x\r\n\r\nGr\u00fc\u00dfe\r\n";

    assertThat(deliver("bob@away.test")).hasOnlyElementsOfType(Outcome.Delivered.class);
    assertThat(first.lines())
        .contains("Content-Transfer-Encoding: quoted-printable", "Gr=FC=DFe")
        .doesNotContain("Gr\u00fc\u00dfe");
  }

  @Test
  void eightBitContentGoesAsItIsToWhoTakesIt() {
    first.replying("EHLO", "250-peer.test\r\n250 8BITMIME");
    text = "Subject: x\r\n\r\nGr\u00fc\u00dfe\r\n";

    assertThat(deliver("bob@away.test")).hasOnlyElementsOfType(Outcome.Delivered.class);
    assertThat(first.lines()).contains("Subject: x", "Gr\u00fc\u00dfe");
  }

  @Test
  void whatIsSignedFailsWhereItWouldHaveToBeConverted() {
    text = "Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\n\u00fc\r\n--b--\r\n";

    assertThat(deliver("bob@away.test"))
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.status()).isEqualTo(EnhancedStatus.parse("5.6.3")));
    assertThat(first.lines()).doesNotContain("DATA");
  }
}
