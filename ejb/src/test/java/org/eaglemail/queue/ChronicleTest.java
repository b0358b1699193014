package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.addressing.Leaf;
import org.eaglemail.addressing.Passage;
import org.eaglemail.delivery.Attempt;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.settings.Dialogues;
import org.eaglemail.spi.Dialogue;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.timeline.EventKind;
import org.eaglemail.timeline.TimelineEvent;
import org.junit.jupiter.api.Test;

class ChronicleTest {
  private static final Outcome SENT = new Outcome.Delivered(Mail.PEER, reply(250, "2.0.0", "Ok"));
  private static final Outcome LATER =
      new Outcome.Deferred(Optional.of(Mail.PEER), reply(451, "4.3.0", "later"));
  private static final org.eaglemail.delivery.Passage WAY =
      new org.eaglemail.delivery.Passage(
          "by DNS",
          List.of(),
          List.of(
              new org.eaglemail.delivery.Passage.Leg(Mail.PEER, Dialogue.NONE, Optional.empty())));

  private final Settlement settlement =
      new Settlement(new RetrySchedule(Duration.ofMinutes(5), Duration.ofHours(1), () -> 0L), 200);

  private List<TimelineEvent> told(Dialogues wanted, Outcome... outcomes) {
    QueuedMessage message = Mail.message(1, "bob@away.test");
    List<Try> tries =
        List.of(outcomes).stream()
            .map(
                outcome -> new Attempt(message.recipients().get(0), outcome, Optional.empty(), WAY))
            .map(attempt -> settlement.settle(message, attempt, Mail.ARRIVED))
            .toList();
    return Chronicle.of(tries, Mail.ARRIVED, wanted);
  }

  private EventKind kind(Outcome outcome) {
    return told(Dialogues.FAILURES, outcome).getFirst().kind();
  }

  @Test
  void eachOutcomeIsToldAsWhatItIs() {
    assertThat(kind(SENT)).isEqualTo(EventKind.SENT);
    assertThat(kind(new Outcome.Local(7))).isEqualTo(EventKind.DELIVERED);
    assertThat(kind(new Outcome.Discarded("not wanted"))).isEqualTo(EventKind.DISCARDED);
    assertThat(kind(new Outcome.Held("for a look"))).isEqualTo(EventKind.HELD);
    assertThat(kind(LATER)).isEqualTo(EventKind.DEFERRED);
    assertThat(kind(Outcome.OVERDUE)).isEqualTo(EventKind.FAILED);
    assertThat(kind(new Outcome.Faulty("odd"))).isEqualTo(EventKind.DEFERRED);
  }

  @Test
  void aTryIsToldWithTheServerAndTheWay() {
    TimelineEvent event = told(Dialogues.FAILURES, LATER).getFirst();

    assertThat(event.party()).isEqualTo(Mail.PEER.toString());
    assertThat(event.route()).isEqualTo("by DNS");
    assertThat(event.text()).isEqualTo("451 4.3.0 later");
    assertThat(event.recipients()).containsExactly("bob@away.test");
  }

  @Test
  void dialoguesAreToldAsTheSettingSays() {
    String line = "* " + Mail.PEER;

    assertThat(told(Dialogues.ALL, SENT, LATER)).allMatch(e -> e.dialogue().contains(line));
    assertThat(told(Dialogues.FAILURES, SENT).getFirst().dialogue()).isEmpty();
    assertThat(told(Dialogues.FAILURES, LATER).getFirst().dialogue()).contains(line);
    assertThat(told(Dialogues.OFF, SENT, LATER)).allMatch(e -> e.dialogue().isEmpty());
  }

  @Test
  void anExpansionTellsWhoGetsItInstead() {
    EmailAddress bob = EmailAddress.parse("bob@away.test");
    Expansion others =
        new Expansion(
            bob,
            Expansion.Way.SEVERAL,
            List.of(
                new Leaf.Account(7, EmailAddress.parse("alice@home.test"), Passage.PLAIN),
                new Leaf.Remote(EmailAddress.parse("x@far.test"), Passage.PLAIN)));

    TimelineEvent event = told(Dialogues.ALL, new Outcome.Expanded(others)).getFirst();

    assertThat(event.kind()).isEqualTo(EventKind.EXPANDED);
    assertThat(event.party()).isEqualTo("bob@away.test");
    assertThat(event.recipients()).containsExactly("alice@home.test", "x@far.test");
    assertThat(event.text()).isEqualTo("to several addresses, 2 in all");
  }

  @Test
  void whoSharedAFateIsToldOfTogether() {
    assertThat(told(Dialogues.OFF, SENT, SENT, LATER)).hasSize(2);
  }
}
