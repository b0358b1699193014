package org.eaglemail.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.delivery.MemoryPeers.host;
import static org.eaglemail.delivery.MemoryPeers.unreachable;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.queue.Mail;
import org.eaglemail.spi.Destination;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8689 where messages leave. */
class TlsWishTest {
  private static final Reply LACKING = reply(550, "5.7.30", "REQUIRETLS support required");
  private static final Reply LOST = reply(451, "4.4.2", "lost connection");

  private final MemoryPeers peers = new MemoryPeers();

  private Outcome deliver(TlsPolicy policy, boolean required, String text) {
    QueuedMessage plain = Mail.message(1, "bob@away.test");
    Terms terms =
        new Terms(
            BodyType.SEVEN_BIT,
            false,
            required,
            MailParameters.Notification.NONE,
            0,
            Optional.empty());
    QueuedMessage message =
        new QueuedMessage(
            plain.id(),
            plain.sender(),
            terms,
            100,
            plain.received(),
            plain.origin(),
            plain.recipients());
    RemoteDelivery remote =
        new RemoteDelivery(
            peers,
            queued -> new MemorySource(text),
            new Identity(Domain.parse("mail.home.test"), Optional.empty(), policy),
            new UnreachableHosts(Duration.ofMinutes(5)),
            Clock.fixed(Mail.ARRIVED, ZoneOffset.UTC));
    return remote
        .deliver(new Delivery(message, List.of(host(1), host(2)), message.recipients()), () -> true)
        .attempts()
        .get(0)
        .outcome();
  }

  @ParameterizedTest
  @CsvSource({
    "VERIFY, TLS-Required: No, MAY",
    "ENCRYPT, tls-required:  no, MAY",
    "NONE, TLS-Required: No, NONE",
    "VERIFY, TLS-Required: yes, VERIFY",
    "ENCRYPT, Subject: TLS-Required: No, ENCRYPT"
  })
  void aSenderMayWaiveIt(TlsPolicy policy, String field, TlsPolicy asked) {
    assertThat(deliver(policy, false, "From: alice\r\n" + field + "\r\n\r\nTLS-Required: No\r\n"))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(peers.asked()).extracting(Destination::tls).containsExactly(asked);
  }

  /** RFC 8689 §4.1: REQUIRETLS outdoes the field, and any policy. */
  @ParameterizedTest
  @CsvSource({"NONE", "MAY", "VERIFY"})
  void requireTlsIsAskedOfEachHost(TlsPolicy policy) {
    peers.behave(host(1), unreachable(LACKING));

    assertThat(deliver(policy, true, "TLS-Required: No\r\n\r\n"))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(peers.asked()).hasSize(2).allMatch(Destination::requireTls);
  }

  @Test
  void failsWhereNoHostHeedsIt() {
    peers.behave(host(1), unreachable(LACKING));
    peers.behave(host(2), unreachable(LACKING));

    assertThat(deliver(TlsPolicy.MAY, true, "\r\n"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.status()).isEqualTo(EnhancedStatus.parse("5.7.30"));
              assertThat(failed.local()).isTrue();
            });
  }

  @Test
  void waitsForAHostThatMayHeedIt() {
    peers.behave(host(1), unreachable(LOST));
    peers.behave(host(2), unreachable(LACKING));

    assertThat(deliver(TlsPolicy.MAY, true, "\r\n"))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, later -> assertThat(later.reply()).isEqualTo(LOST));
  }
}
