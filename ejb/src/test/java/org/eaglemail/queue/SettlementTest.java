package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.protocol.smtp.Reply.bare;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eaglemail.bounce.NotifiedRecipient;
import org.eaglemail.delivery.Attempt;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.eaglemail.spool.RecipientState;
import org.junit.jupiter.api.Test;

class SettlementTest {
  private static final Reply LATER = reply(451, "4.3.0", "try later");

  private final Settlement settlement =
      new Settlement(new RetrySchedule(Duration.ofMinutes(5), Duration.ofHours(1), () -> 0L), 200);

  private final QueuedMessage message = Mail.message(1, "bob@away.test");
  private final QueuedRecipient bob = message.recipients().get(0);

  private Try settle(Outcome outcome, Instant now) {
    return settlement.settle(message, new Attempt(bob, outcome), now);
  }

  @Test
  void aLongReplyIsCut() {
    Try one =
        settlement.settle(
            Mail.message(1, "a@away.test"),
            new Attempt(
                Mail.recipient(2, "a@away.test"),
                Outcome.Failed.of(Optional.empty(), reply(550, "5.7.1", "No! ".repeat(1000)))),
            Mail.ARRIVED);

    assertThat(one.row().reply()).hasSize(200).startsWith("550 5.7.1 No! No!");
  }

  @Test
  void deliveredIsFinal() {
    Try one = settle(new Outcome.Delivered(Mail.PEER, bare(250, "Ok")), Mail.ARRIVED);

    assertThat(one.row().state()).isEqualTo(RecipientState.DELIVERED);
    assertThat(one.row().remote()).isEqualTo("mx.away.test[127.0.0.9]:25");
    assertThat(one.row().reply()).isEqualTo("250 Ok");
    assertThat(one.row().fence()).isEqualTo(bob.fence());
  }

  @Test
  void aCopyForAMaildropIsFinal() {
    Try one = settle(new Outcome.Local(7), Mail.ARRIVED);

    assertThat(one.row().state()).isEqualTo(RecipientState.DELIVERED);
    assertThat(one.row().remote()).isEqualTo("local");
  }

  @Test
  void whatIsDiscardedIsFinal() {
    Try one = settle(new Outcome.Discarded("not wanted"), Mail.ARRIVED);

    assertThat(one.row().state()).isEqualTo(RecipientState.DELIVERED);
    assertThat(one.row().remote()).isEmpty();
    assertThat(one.row().reply()).isEqualTo("discarded: not wanted");
    assertThat(Notices.of(one)).isEmpty();
  }

  @Test
  void whatIsHeldWaitsForTheAdministrator() {
    Try one = settle(new Outcome.Held("for a look"), Mail.ARRIVED);

    assertThat(one.row().state()).isEqualTo(RecipientState.HELD);
    assertThat(one.row().next()).isEmpty();
    assertThat(one.row().reply()).isEqualTo("for a look");
    assertThat(one.row().fault()).isFalse();
    assertThat(Notices.of(one)).isEmpty();
  }

  @Test
  void deferredWaitsForItsNextTry() {
    Try one = settle(new Outcome.Deferred(Optional.empty(), LATER), Mail.ARRIVED);

    assertThat(one.row().state()).isEqualTo(RecipientState.WAITING);
    assertThat(one.row().next()).contains(Mail.ARRIVED.plusSeconds(300));
    assertThat(one.row().remote()).isEmpty();
    assertThat(one.row().reply()).isEqualTo("451 4.3.0 try later");
  }

  @Test
  void deferredWhenTheTimeIsOverHasFailed() {
    Try one = settle(new Outcome.Deferred(Optional.of(Mail.PEER), LATER), Mail.EXPIRES);

    assertThat(one.row().state()).isEqualTo(RecipientState.FAILED);
    assertThat(one.row().reply())
        .isEqualTo("4.4.7 delivery time expired; last: 451 4.3.0 try later");
    assertThat(one.attempt().outcome())
        .isEqualTo(new Outcome.Failed(Optional.of(Mail.PEER), NotifiedRecipient.EXPIRED, LATER));
  }

  @Test
  void failedIsFinal() {
    Try one =
        settle(
            Outcome.Failed.of(Optional.of(Mail.PEER), reply(550, "5.1.1", "no such user")),
            Mail.ARRIVED);

    assertThat(one.row().state()).isEqualTo(RecipientState.FAILED);
    assertThat(one.row().reply()).isEqualTo("550 5.1.1 no such user");
  }
}
