package org.eaglemail.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.delivery.MemoryPeers.host;
import static org.eaglemail.delivery.MemoryPeers.refusing;
import static org.eaglemail.delivery.MemoryPeers.saying;
import static org.eaglemail.delivery.MemoryPeers.unreachable;
import static org.eaglemail.protocol.smtp.Reply.bare;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.queue.Mail;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.Transmission;
import org.eaglemail.spi.Verdict;
import org.eaglemail.spool.QueuedMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteDeliveryTest {
  private static final Reply REFUSED = reply(451, "4.4.1", "connect: Connection refused");
  private static final Reply BUSY = reply(421, "4.3.2", "too busy");
  private static final Reply GREYLISTED = reply(451, "4.7.1", "greylisted");
  private static final Reply NO_SERVICE = bare(554, "No SMTP service here");
  private static final Reply NEVER = bare(521, "takes no mail");
  private static final Reply OK = reply(250, "2.0.0", "Ok");

  private final MemoryPeers peers = new MemoryPeers();
  private final Identity identity =
      new Identity(Domain.parse("mail.home.test"), Optional.empty(), TlsPolicy.MAY);
  private final RemoteDelivery remote =
      new RemoteDelivery(
          peers,
          message -> new MemorySource("Subject: x\r\n\r\n"),
          identity,
          new UnreachableHosts(Duration.ofMinutes(5)),
          Clock.fixed(Mail.ARRIVED, ZoneOffset.UTC));

  @AfterEach
  void everyConnectionIsClosed() {
    assertThat(peers.open()).isZero();
  }

  private static Delivery to(int hosts, String... addresses) {
    QueuedMessage message = Mail.message(1, addresses);
    return new Delivery(
        message,
        IntStream.rangeClosed(1, hosts).mapToObj(MemoryPeers::host).toList(),
        message.recipients());
  }

  private List<Outcome> outcomes(Delivery delivery) {
    return remote.deliver(delivery, () -> true).attempts().stream().map(Attempt::outcome).toList();
  }

  private Outcome outcome(Delivery delivery) {
    return outcomes(delivery).get(0);
  }

  private static RelayHost fallback(int number) {
    return host(number).last();
  }

  private static MemoryPeers.Behaviour deciding(Verdict... verdicts) {
    return message -> new Transmission(List.of(verdicts), Set.of());
  }

  private Destination at(int number) {
    return identity.at(host(number));
  }

  @Test
  void sendsWhatWasQueued() {
    assertThat(outcome(to(1, "bob@away.test"))).isEqualTo(new Outcome.Delivered(at(1), OK));

    OutboundMessage sent = peers.sent().get(0);
    assertThat(sent.sender().text()).isEqualTo("alice@home.test");
    assertThat(sent.recipients())
        .extracting(to -> to.address().toString())
        .containsExactly("bob@away.test");
  }

  @Test
  void eachRecipientHasItsOwnOutcome() {
    Reply later = reply(452, "4.2.2", "mailbox full");
    Reply never = reply(550, "5.1.1", "no such user");
    peers.behave(
        host(1),
        message ->
            new Transmission(Stream.of(OK, later, never).map(Verdict::spoken).toList(), Set.of()));

    assertThat(outcomes(to(1, "a@away.test", "b@away.test", "c@away.test")))
        .containsExactly(
            new Outcome.Delivered(at(1), OK),
            new Outcome.Deferred(Optional.of(at(1)), later),
            new Outcome.Failed(Optional.of(at(1)), EnhancedStatus.parse("5.1.1"), never));
  }

  @Test
  void aReplyWithoutStatusFailsWithNoneInParticular() {
    peers.behave(host(1), saying(bare(550, "no")));

    assertThat(outcome(to(1, "a@away.test")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.status()).isEqualTo(EnhancedStatus.parse("5.0.0")));
  }

  @Test
  void triesTheNextHostWhenNoSessionComesAbout() {
    peers.behave(host(1), unreachable(REFUSED));
    peers.behave(host(2), refusing(BUSY));

    assertThat(outcome(to(3, "a@away.test"))).isEqualTo(new Outcome.Delivered(at(3), OK));
    assertThat(peers.tried()).containsExactly("mx1.away.test", "mx2.away.test", "mx3.away.test");
  }

  /** RFC 5321 §5.1: until a delivery attempt succeeds. */
  @Test
  void theNextHostIsAskedForWhomOneRefusesForNow() {
    Reply full = reply(452, "4.2.2", "mailbox full");
    Reply never = reply(550, "5.1.1", "no such user");
    peers.behave(
        host(1), deciding(Verdict.spoken(OK), Verdict.spoken(full), Verdict.spoken(never)));

    assertThat(outcomes(to(2, "a@away.test", "b@away.test", "c@away.test")))
        .containsExactly(
            new Outcome.Delivered(at(1), OK),
            new Outcome.Delivered(at(2), OK),
            new Outcome.Failed(Optional.of(at(1)), EnhancedStatus.parse("5.1.1"), never));
    assertThat(peers.sent().getLast().recipients())
        .extracting(to -> to.address().toString())
        .containsExactly("b@away.test");
  }

  @Test
  void aThirdHostIsNotAskedAfterTwoSessions() {
    peers.behave(host(1), saying(BUSY));
    peers.behave(host(2), unreachable(REFUSED));
    peers.behave(host(3), saying(GREYLISTED));

    assertThat(outcome(to(4, "a@away.test")))
        .isEqualTo(new Outcome.Deferred(Optional.of(at(3)), GREYLISTED));
    assertThat(peers.tried()).containsExactly("mx1.away.test", "mx2.away.test", "mx3.away.test");
  }

  @Test
  void aFallbackIsAskedHoweverManySessionsWereBefore() {
    IntStream.rangeClosed(1, 5).forEach(i -> peers.behave(host(i), saying(BUSY)));
    QueuedMessage message = Mail.message(1, "a@away.test");
    List<RelayHost> hosts =
        List.of(host(1), host(2), host(3), fallback(4), fallback(5), fallback(6));

    remote.deliver(new Delivery(message, hosts, message.recipients()), () -> true);

    assertThat(peers.tried())
        .containsExactly("mx1.away.test", "mx2.away.test", "mx4.away.test", "mx5.away.test");
  }

  /** RFC 1047: it may have taken the message, and another host would make two of it. */
  @Test
  void noOtherHostIsAskedAfterOneThatWasLostBehindTheFinalDot() {
    Reply lost = reply(451, "4.4.2", "lost connection while sending end of data");
    peers.behave(host(1), deciding(Verdict.ours(lost).unanswered(), Verdict.ours(REFUSED)));

    assertThat(outcomes(to(2, "a@away.test", "b@away.test")))
        .containsExactly(
            new Outcome.Deferred(Optional.of(at(1)), lost, true), new Outcome.Delivered(at(2), OK));
  }

  @Test
  void whatASessionSaidCountsMoreThanThatThereWasNoOther() {
    peers.behave(host(1), saying(GREYLISTED));
    peers.behave(host(2), refusing(NEVER));

    Report report = remote.deliver(to(2, "a@away.test"), () -> true);

    assertThat(report.contact()).isEqualTo(Contact.MADE);
    assertThat(report.attempts().getFirst().outcome())
        .isEqualTo(new Outcome.Deferred(Optional.of(at(1)), GREYLISTED));
    assertThat(report.attempts().getFirst().passage().legs()).hasSize(2);
  }

  @Test
  void defersWhenNoHostCanBeReached() {
    peers.behave(host(1), refusing(BUSY));
    peers.behave(host(2), unreachable(REFUSED));

    assertThat(outcome(to(2, "a@away.test")))
        .isEqualTo(new Outcome.Deferred(Optional.of(at(2)), REFUSED, true));
  }

  @Test
  void aPermanentRefusalOfASessionDefersTheRecipients() {
    peers.behave(host(1), refusing(NO_SERVICE));

    assertThat(outcome(to(1, "a@away.test"))).isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void failsWhenAllHostsNeverTakeMail() {
    peers.behave(host(1), refusing(NEVER));
    peers.behave(host(2), refusing(NEVER));

    assertThat(outcome(to(2, "a@away.test"))).isInstanceOf(Outcome.Failed.class);

    peers.behave(host(1), refusing(BUSY));
    assertThat(outcome(to(2, "a@away.test"))).isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void leavesAHostThatCouldNotBeReachedAloneForAWhile() {
    peers.behave(host(1), unreachable(REFUSED));

    assertThat(outcome(to(2, "a@away.test"))).isEqualTo(new Outcome.Delivered(at(2), OK));
    assertThat(outcome(to(2, "a@away.test"))).isEqualTo(new Outcome.Delivered(at(2), OK));
    assertThat(outcome(to(1, "a@away.test")))
        .isEqualTo(new Outcome.Deferred(Optional.of(at(1)), REFUSED, true));
    assertThat(peers.tried()).containsExactly("mx1.away.test", "mx2.away.test", "mx2.away.test");

    peers.behave(host(1), saying(OK));
    remote.forgetUnreachableHosts();
    assertThat(outcome(to(1, "a@away.test"))).isEqualTo(new Outcome.Delivered(at(1), OK));
  }

  @Test
  void asksAHostAgainThatWasOnlyBusy() {
    peers.behave(host(1), refusing(BUSY));
    assertThat(outcome(to(1, "a@away.test"))).isInstanceOf(Outcome.Deferred.class);

    peers.behave(host(1), saying(OK));
    assertThat(outcome(to(1, "a@away.test"))).isEqualTo(new Outcome.Delivered(at(1), OK));
  }

  @Test
  void aMessageThatCannotBeReadIsAFaultOfOurs() {
    peers.behave(
        host(1),
        message -> {
          throw new IOException("no piece 3");
        });

    assertThat(outcome(to(2, "a@away.test")))
        .isEqualTo(new Outcome.Faulty("java.io.IOException: no piece 3"));
    assertThat(peers.tried()).containsExactly("mx1.away.test");
  }

  @Test
  void defersWhenThereIsNoConnection() {
    peers.fill();

    Report report = remote.deliver(to(2, "a@away.test"), () -> true);

    assertThat(report.contact()).isEqualTo(Contact.CROWDED);
    assertThat(report.attempts().getFirst().outcome()).isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void whatWasSaidCountsThoughThereIsNoConnectionToTheNextHost() {
    peers.behave(
        host(1),
        message -> {
          peers.fill();
          return saying(GREYLISTED).send(message);
        });

    Report report = remote.deliver(to(2, "a@away.test"), () -> true);

    assertThat(report.contact()).isEqualTo(Contact.MADE);
    assertThat(report.attempts().getFirst().outcome())
        .isEqualTo(new Outcome.Deferred(Optional.of(at(1)), GREYLISTED));
  }
}
