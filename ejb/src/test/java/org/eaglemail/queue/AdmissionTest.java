package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.delivery.MemoryPeers.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eaglemail.delivery.Delivery;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Instant LEASE_END = Mail.ARRIVED.plus(Mail.LEASE);

  private Instant now = Mail.ARRIVED;
  private final Clock clock =
      InstantSource.offset(() -> now, Duration.ZERO).withZone(ZoneOffset.UTC);
  private final MemoryLedger ledger =
      new MemoryLedger(new RetrySchedule(Duration.ofMinutes(5), Duration.ofHours(1), () -> 0L));
  private final Holdings holdings = new Holdings(8);
  private final Pauses pauses = new Pauses();
  private final Admission admission = new Admission(ledger, clock, holdings, pauses);
  private final QueuedMessage message = Mail.message(1, "a@one.test", "b@two.test");
  private final Delivery delivery = new Delivery(message, List.of(host(1)), message.recipients());

  @Test
  void whatIsHeldAndNotPausedGoesOn() {
    assertThat(holdings.take(message.recipients(), LEASE_END)).isTrue();

    assertThat(admission.admit(message)).contains(message);
    assertThat(admission.admit(delivery)).contains(delivery);
    assertThat(admission.holds(delivery)).isTrue();
    assertThat(ledger.postponed()).isEmpty();
  }

  @Test
  void whatGoesToAPausedDomainIsPutOffAndTheRestGoesOn() {
    pauses.replace(List.of("one.test"));

    assertThat(admission.admit(message).orElseThrow().recipients())
        .containsExactly(message.recipients().get(1));
    assertThat(ledger.postponed()).containsExactly("one.test");
    assertThat(ledger.nextDue()).contains(Mail.ARRIVED.plus(Admission.RECHECK));
  }

  @Test
  void allThatGoesToOnePausedDomainIsPutOffInOneTransaction() {
    pauses.replace(List.of("one.test"));
    QueuedMessage many = Mail.message(2, "a@one.test", "b@two.test", "c@one.test", "d@One.test");

    assertThat(admission.admit(many).orElseThrow().recipients())
        .containsExactly(many.recipients().get(1));
    assertThat(ledger.postponed()).containsExactly("one.test");
  }

  @Test
  void whatGoesToAPausedServerIsPutOffWhenItsTurnComes() {
    assertThat(holdings.take(message.recipients(), LEASE_END)).isTrue();
    pauses.replace(List.of("mx1.away.test"));

    assertThat(admission.admit(message)).contains(message);
    assertThat(admission.admit(delivery)).isEmpty();
    assertThat(ledger.postponed()).containsExactly("mx1.away.test");
    assertThat(holdings.size()).isZero();
  }

  @Test
  void noDestinationHasMoreThanItsShareWhenMemoryIsScarce() {
    assertThat(admission.hasRoom(50, 50)).isTrue();
    assertThat(holdings.take(Mail.recipients(101, 107), LEASE_END)).isTrue();

    assertThat(admission.hasRoom(0, 50)).isTrue();
    assertThat(admission.hasRoom(1, 1)).isTrue();
    assertThat(admission.hasRoom(2, 1)).isFalse();
  }

  @Test
  void whatThereIsNoRoomForStaysAwayAsLongAsItHasWaited() {
    assertThat(holdings.take(message.recipients(), LEASE_END)).isTrue();
    admission.giveBack(message, message.recipients());
    assertThat(holdings.size()).isZero();
    assertThat(ledger.nextDue()).contains(now.plus(Admission.NO_ROOM));

    now = Mail.ARRIVED.plus(Duration.ofMinutes(7));
    admission.giveBack(message, message.recipients());
    assertThat(ledger.nextDue()).contains(now.plus(Duration.ofMinutes(7)));

    now = Mail.ARRIVED.plus(Duration.ofDays(2));
    admission.giveBack(message, message.recipients());
    assertThat(ledger.nextDue()).contains(now.plus(Admission.RECHECK));
  }

  /** As after a suspend of the machine: another node may have it now. */
  @Test
  void whatLostItsLeaseIsNotSent() {
    assertThat(holdings.take(message.recipients(), LEASE_END)).isTrue();
    now = LEASE_END;

    assertThat(admission.holds(delivery)).isFalse();
    assertThat(admission.admit(delivery)).isEmpty();
    assertThat(holdings.size()).isZero();
  }

  @Test
  void anOlderLeaseOfTheSameRecipientDoesNotCount() {
    QueuedRecipient old = message.recipients().get(0);
    QueuedRecipient anew =
        new QueuedRecipient(
            old.id(),
            EmailAddress.parse("a@one.test"),
            RcptParameters.NONE,
            0,
            0,
            old.fence() + 2,
            Mail.EXPIRES,
            Optional.empty());
    assertThat(holdings.take(List.of(anew), LEASE_END)).isTrue();

    assertThat(admission.admit(delivery)).isEmpty();
    assertThat(holdings.lost(List.of(anew), now)).isEmpty();
    assertThat(holdings.size()).isEqualTo(1);
  }
}
