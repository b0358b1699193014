package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.eaglemail.delivery.Attempt;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.DeliverBy;
import org.eaglemail.protocol.smtp.DsnReturn;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.protocol.smtp.OriginalRecipient;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.QueueEntry;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.Spooled;
import org.eaglemail.spool.Start;
import org.eaglemail.spool.Terms;
import org.eaglemail.spool.Timing;
import org.eaglemail.spool.Urgency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the spool keeps of a sender's wishes, and mail that has to wait. */
class HeldAndLaterTest {
  private static final Instant LATER = Mail.ARRIVED.plus(Duration.ofHours(1));
  private static final EnvelopeRecipient BOB =
      EnvelopeRecipient.of(EmailAddress.parse("bob@away.test"));

  @TempDir private Path data;
  private SpoolDatabase database;

  @BeforeEach
  void open() {
    database = new SpoolDatabase(data);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Timing starting(Start start) {
    return new Timing(
        Mail.ARRIVED, start, Mail.EXPIRES, Optional.of(Mail.ARRIVED.plus(Duration.ofHours(4))));
  }

  private List<QueuedMessage> claim(Instant now) {
    return database.inTransaction(
        beans -> beans.queue().claim(now, 100, database.leases().next(now)));
  }

  private int release(Spooled spooled, Instant now) {
    return database.inTransaction(
        beans ->
            beans
                .control()
                .release(spooled.id(), now, now.plus(Duration.ofDays(5)), QueueFilter.ALL));
  }

  @Test
  void whatASenderAskedForIsKept() {
    Terms terms =
        Terms.of(
            new MailParameters(
                OptionalLong.of(10),
                BodyType.BINARY_MIME,
                true,
                new MailParameters.Notification(Optional.of(DsnReturn.HDRS), Optional.of("id 1")),
                true,
                Optional.empty(),
                Optional.of(new DeliverBy(60, DeliverBy.Mode.RETURN, true)),
                OptionalInt.of(-4)),
            Mail.ARRIVED);
    RcptParameters parameters =
        new RcptParameters(
            Optional.of(Set.of(NotifyCondition.SUCCESS, NotifyCondition.FAILURE)),
            Optional.of(new OriginalRecipient("rfc822", "b;ob@away.test")));
    EmailAddress bob = EmailAddress.parse("bob@away.test");
    Spooled spooled =
        database.store(
            terms,
            starting(new Start.NotBefore(LATER)),
            new EnvelopeRecipient(bob, parameters),
            new EnvelopeRecipient(
                EmailAddress.parse("c@away.test"),
                new RcptParameters(Optional.of(Set.of()), Optional.empty())));

    QueuedMessage message = claim(LATER).get(0);

    assertThat(spooled.queued()).isEmpty();
    assertThat(message.terms()).isEqualTo(terms);
    assertThat(message.recipients().get(0).parameters()).isEqualTo(parameters);
    assertThat(message.recipients().get(0).warn()).isEmpty();
    assertThat(message.recipients().get(1).parameters().notifyOn()).contains(Set.of());
    assertThat(message.recipients().get(1).parameters().original()).isEmpty();
  }

  @Test
  void whoSaidNothingIsToldOfDelays() {
    database.store(Terms.PLAIN, starting(new Start.NotBefore(LATER)), BOB);

    QueuedMessage message = claim(LATER).get(0);

    assertThat(message.terms()).isEqualTo(Terms.PLAIN);
    assertThat(message.recipients().get(0).parameters()).isEqualTo(RcptParameters.NONE);
    assertThat(message.recipients().get(0).warn()).contains(Mail.ARRIVED.plus(Duration.ofHours(4)));
  }

  @Test
  void aMessageForLaterIsNotDueBefore() {
    database.store(Terms.PLAIN, starting(new Start.NotBefore(LATER)), BOB);

    assertThat(claim(LATER.minusSeconds(1))).isEmpty();
    assertThat(claim(LATER)).hasSize(1);
  }

  @Test
  void aHeldMessageWaitsUntilItIsReleased() {
    Spooled spooled =
        database.store(Terms.PLAIN, starting(new Start.Held("looks odd", Optional.empty())), BOB);

    assertThat(claim(Mail.EXPIRES)).isEmpty();
    int swept = database.inTransaction(beans -> beans.removal().sweep(Mail.EXPIRES));
    List<QueueEntry> listed =
        database.inTransaction(beans -> beans.listing().list(QueueFilter.ALL, 0, 10));

    assertThat(swept).isZero();
    assertThat(listed)
        .singleElement()
        .satisfies(entry -> assertThat(entry.holdReason()).contains("looks odd"));

    assertThat(release(spooled, LATER)).isEqualTo(1);
    QueuedMessage message = claim(LATER).get(0);
    assertThat(message.recipients().get(0).expires()).isEqualTo(LATER.plus(Duration.ofDays(5)));
    assertThat(release(spooled, LATER)).isZero();
  }

  @Test
  void aReleasedMessageStillWaitsForItsTime() {
    Spooled spooled =
        database.store(Terms.PLAIN, starting(new Start.Held("looks odd", Optional.of(LATER))), BOB);
    release(spooled, Mail.ARRIVED);

    assertThat(claim(LATER.minusSeconds(1))).isEmpty();
    assertThat(claim(LATER)).hasSize(1);
  }

  @Test
  void whatIsBeingTriedIsHeldOnceItWouldWait() {
    QueuedMessage message = database.store("alice@home.test", "b@away.test");

    int held =
        database.inTransaction(
            beans -> beans.control().hold(message.id(), "stop", QueueFilter.ALL));
    Report deferred =
        Report.same(
            message,
            message.recipients(),
            new Outcome.Deferred(Optional.empty(), Reply.reply(451, "4.3.0", "later")));
    database.inTransaction(beans -> beans.outcomes().write(List.of(deferred), Mail.ARRIVED));

    assertThat(held).isZero();
    assertThat(database.count("recipient where state = 'HELD' and due_at is null")).isEqualTo(1);
  }

  @Test
  void aRecipientThatARuleHoldsKeepsNoOtherWaiting() {
    QueuedMessage message = database.store("alice@home.test", "b@hold.test", "c@away.test");
    Report report =
        new Report(
            message,
            List.of(
                new Attempt(message.recipients().get(0), new Outcome.Held("for a look")),
                new Attempt(
                    message.recipients().get(1),
                    new Outcome.Deferred(
                        Optional.empty(), Reply.reply(451, "4.7.1", "greylisted")))));

    database.inTransaction(beans -> beans.outcomes().write(List.of(report), Mail.ARRIVED));

    assertThat(claim(LATER))
        .singleElement()
        .satisfies(
            again ->
                assertThat(again.recipients())
                    .extracting(to -> to.address().toString())
                    .containsExactly("c@away.test"));
    Optional<QueueEntry> entry =
        database.inTransaction(beans -> beans.listing().find(message.id(), 0, 10));
    assertThat(entry.orElseThrow().recipients())
        .anyMatch(to -> to.holdReason().equals(Optional.of("for a look")));
    int released =
        database.inTransaction(
            beans -> beans.control().release(message.id(), LATER, Mail.EXPIRES, QueueFilter.ALL));
    assertThat(released).isEqualTo(1);
  }

  @Test
  void theUrgentIsTakenFirstButNeverAll() {
    for (int i = 0; i < 16; i++) {
      database.store(priority(0), starting(new Start.NotBefore(Mail.ARRIVED)), BOB);
    }
    for (int i = 0; i < 16; i++) {
      database.store(priority(4), starting(new Start.NotBefore(LATER)), BOB);
    }

    List<Integer> taken =
        database.inTransaction(
            beans ->
                beans.queue().claim(LATER, 16, database.leases().next(LATER)).stream()
                    .map(message -> message.terms().priority())
                    .toList());

    assertThat(taken).hasSize(16).contains(0, 4);
    assertThat(taken.stream().filter(priority -> priority == 4)).hasSize(14);
    Optional<Instant> next = database.inTransaction(beans -> beans.queue().nextDue());
    assertThat(next).contains(Mail.ARRIVED);
  }

  @Test
  void aSingleMessageIsTakenBeforeALongList() {
    EnvelopeRecipient[] members =
        IntStream.rangeClosed(0, Urgency.MANY)
            .mapToObj(i -> EnvelopeRecipient.of(EmailAddress.parse(i + "@away.test")))
            .toArray(EnvelopeRecipient[]::new);
    database.store(priority(0), starting(new Start.NotBefore(Mail.ARRIVED)), members);
    Spooled single = database.store(priority(0), starting(new Start.NotBefore(LATER)), BOB);

    List<QueuedMessage> taken =
        database.inTransaction(
            beans -> beans.queue().claim(LATER, 16, database.leases().next(LATER)));

    assertThat(taken).extracting(QueuedMessage::id).contains(single.id()).hasSize(2);
  }

  private static Terms priority(int level) {
    return new Terms(
        BodyType.SEVEN_BIT,
        false,
        false,
        MailParameters.Notification.NONE,
        level,
        Optional.empty());
  }

  @Test
  void aNameThatIsNotUsedIsNeverWritten() {
    database.inTransaction(beans -> beans.spool().unused());

    assertThat(database.count("message")).isZero();
  }
}
