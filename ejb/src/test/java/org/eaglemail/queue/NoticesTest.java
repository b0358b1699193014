package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.delivery.Attempt;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Passage;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.DeliverBy;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.Start;
import org.eaglemail.spool.Terms;
import org.eaglemail.spool.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told what, in the transaction that records the outcome. Alice reads her maildrop. */
class NoticesTest {
  private static final Outcome NEVER =
      Outcome.Failed.of(Optional.of(Mail.PEER), reply(550, "5.1.1", "no such user"));
  private static final Outcome LATER =
      new Outcome.Deferred(Optional.of(Mail.PEER), reply(451, "4.3.0", "try later"));
  private static final Instant WARN = Mail.ARRIVED.plus(Duration.ofHours(4));

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

  private QueuedMessage queued(Terms terms, Optional<Set<NotifyCondition>> notifyOn) {
    return database
        .store(
            terms,
            new Timing(Mail.ARRIVED, new Start.AtOnce(), Mail.EXPIRES, Optional.of(WARN)),
            new EnvelopeRecipient(
                EmailAddress.parse("bob@away.test"),
                new RcptParameters(notifyOn, Optional.empty())))
        .queued()
        .orElseThrow();
  }

  private QueuedMessage queued(NotifyCondition... conditions) {
    return queued(Terms.PLAIN, Optional.of(Set.of(conditions)));
  }

  private Recorded record(QueuedMessage message, Outcome outcome, Instant now) {
    Report report = Report.same(message, message.recipients(), outcome);
    return database.inTransaction(beans -> beans.outcomes().write(List.of(report), now));
  }

  private long told(QueuedMessage message, Outcome outcome, Instant now) {
    record(message, outcome, now);
    return database.count("maildrop_entry");
  }

  @Test
  void aFailureIsToldUnlessTheSenderAskedForOtherThings() {
    assertThat(told(queued(NotifyCondition.SUCCESS), NEVER, Mail.ARRIVED)).isZero();
    assertThat(told(queued(), NEVER, Mail.ARRIVED)).isZero();
    assertThat(told(queued(NotifyCondition.FAILURE), NEVER, Mail.ARRIVED)).isEqualTo(1);
    assertThat(told(queued(Terms.PLAIN, Optional.empty()), NEVER, Mail.ARRIVED)).isEqualTo(2);
  }

  @Test
  void successIsToldToWhoAskedForIt() {
    Outcome silent = new Outcome.Delivered(Mail.PEER, reply(250, "2.0.0", "Ok"), true);
    Outcome reported = new Outcome.Delivered(Mail.PEER, reply(250, "2.0.0", "Ok"), false);

    assertThat(told(queued(NotifyCondition.SUCCESS), reported, Mail.ARRIVED)).isZero();
    assertThat(told(queued(NotifyCondition.SUCCESS), silent, Mail.ARRIVED)).isEqualTo(1);
  }

  @Test
  void aCopyInAMaildropIsToldToWhoAskedForIt() {
    Outcome here = new Outcome.Local(SpoolDatabase.ALICE);

    assertThat(told(queued(NotifyCondition.FAILURE), here, Mail.ARRIVED)).isEqualTo(1);
    assertThat(told(queued(NotifyCondition.SUCCESS), here, Mail.ARRIVED)).isEqualTo(3);
  }

  @Test
  void aDelayIsToldOnce() {
    QueuedMessage message = queued(Terms.PLAIN, Optional.empty());
    assertThat(told(message, LATER, WARN.minusSeconds(1))).isZero();

    List<Long> told = new ArrayList<>();
    Instant now = WARN;
    for (int i = 0; i < 3; i++) {
      Instant due = now.plus(Duration.ofHours(2));
      QueuedMessage again =
          database
              .inTransaction(beans -> beans.queue().claim(due, 10, database.leases().next(due)))
              .get(0);
      told.add(told(again, LATER, due));
      now = due;
    }
    assertThat(told).containsExactly(1L, 1L, 1L);
  }

  @Test
  void aDelayIsNotToldToWhoDidNotAsk() {
    assertThat(told(queued(NotifyCondition.FAILURE), LATER, WARN.plusSeconds(1))).isZero();
    assertThat(told(queued(), LATER, WARN.plusSeconds(1))).isZero();
    assertThat(told(queued(NotifyCondition.DELAY), LATER, WARN.plusSeconds(1))).isEqualTo(1);
  }

  /** RFC 2852 §4.1.4: by-mode N asks for a word at its time, and only NEVER forbids it. */
  @Test
  void aTimeToNotifyByIsATimeOfATry() {
    Terms terms = by(DeliverBy.Mode.NOTIFY);
    QueuedMessage message = queued(terms, Optional.of(Set.of(NotifyCondition.FAILURE)));

    Recorded recorded = record(message, LATER, WARN.minusSeconds(60));

    assertThat(recorded.tries().get(0).row().next()).contains(WARN);
    assertThat(told(queued(terms, Optional.of(Set.of())), LATER, WARN)).isZero();
    assertThat(told(queued(terms, Optional.of(Set.of(NotifyCondition.FAILURE))), LATER, WARN))
        .isEqualTo(1);
  }

  /** RFC 2852 §4.1.4: by-mode R returns the message when its time has passed. */
  @Test
  void aTimeToReturnByEndsTheTries() {
    QueuedMessage message = queued(by(DeliverBy.Mode.RETURN), Optional.empty());
    Passage way = new Passage("by DNS", List.of(), List.of());
    Report report =
        new Report(
            message,
            List.of(new Attempt(message.recipients().get(0), LATER, Optional.empty(), way)));

    Recorded recorded =
        database.inTransaction(beans -> beans.outcomes().write(List.of(report), Mail.EXPIRES));

    Attempt last = recorded.tries().get(0).attempt();
    assertThat(last.outcome()).isEqualTo(Outcome.OVERDUE);
    assertThat(last.passage()).isEqualTo(way);
    assertThat(database.count("maildrop_entry")).isEqualTo(1);
  }

  private static Terms by(DeliverBy.Mode mode) {
    return new Terms(
        BodyType.SEVEN_BIT,
        false,
        false,
        MailParameters.Notification.NONE,
        0,
        Optional.of(new Terms.Deadline(WARN, mode, false)));
  }

  @Test
  void threeFaultsOfOursHoldAMessage() {
    QueuedMessage message = queued(Terms.PLAIN, Optional.empty());
    Outcome fault = new Outcome.Faulty("java.lang.IllegalStateException: odd");
    Instant now = Mail.ARRIVED;
    record(message, fault, now);
    assertThat(database.texts("select reply from recipient"))
        .containsExactly("451 4.3.0 internal error: java.lang.IllegalStateException: odd");
    for (int i = 0; i < 2; i++) {
      Instant due = now.plus(Duration.ofHours(2));
      QueuedMessage again =
          database
              .inTransaction(beans -> beans.queue().claim(due, 10, database.leases().next(due)))
              .get(0);
      record(again, fault, due);
      now = due;
    }

    assertThat(database.count("recipient where state = 'HELD' and faults = 3 and due_at is null"))
        .isEqualTo(1);
    assertThat(
            database.count(
                "recipient where reply = 'quarantined after 3 faults:"
                    + " java.lang.IllegalStateException: odd'"))
        .isEqualTo(1);
  }
}
