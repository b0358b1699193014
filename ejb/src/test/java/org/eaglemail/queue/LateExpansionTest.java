package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.addressing.Leaf;
import org.eaglemail.addressing.Passage;
import org.eaglemail.delivery.Attempt;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.protocol.smtp.OriginalRecipient;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.eaglemail.spool.Terms;
import org.eaglemail.spool.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipients that came to stand for others after they were queued. Alice is here. */
class LateExpansionTest {
  private static final String DORA = "dora@elsewhere.test";
  private static final EmailAddress LATE = EmailAddress.parse("late@home.test");
  private static final Instant NOW = Mail.ARRIVED.plusSeconds(3600);
  private static final Outcome LATER =
      new Outcome.Deferred(Optional.of(Mail.PEER), reply(451, "4.3.0", "try later"));
  private static final Outcome SENT = new Outcome.Delivered(Mail.PEER, reply(250, "2.0.0", "Ok"));

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

  private Recorded record(QueuedMessage message, Outcome... outcomes) {
    List<Attempt> attempts =
        Stream.iterate(0, i -> i < outcomes.length, i -> i + 1)
            .map(i -> new Attempt(message.recipients().get(i), outcomes[i]))
            .toList();
    Report report = new Report(message, attempts);
    return database.inTransaction(beans -> beans.outcomes().write(List.of(report), NOW));
  }

  private static Outcome several(Leaf... others) {
    return new Outcome.Expanded(new Expansion(LATE, Expansion.Way.SEVERAL, List.of(others)));
  }

  private static Passage split(String sender) {
    return new Passage(ReversePath.parse(sender), false, false);
  }

  private static Leaf alice(Passage passage) {
    return new Leaf.Account(SpoolDatabase.ALICE, EmailAddress.parse("alice@home.test"), passage);
  }

  private static Leaf remote(String address, Passage passage) {
    return new Leaf.Remote(EmailAddress.parse(address), passage);
  }

  private static Outcome aliceAndX() {
    return several(alice(split(DORA)), remote("x@far.test", split(DORA)));
  }

  @Test
  void whoeverIsBehindGetsIt() {
    QueuedMessage message = database.store(DORA, "late@home.test", "c@away.test");

    Recorded recorded = record(message, aliceAndX(), LATER);

    assertThat(database.count("maildrop_entry where account_id = 7")).isEqualTo(1);
    assertThat(
            database.count(
                "recipient where address = 'late@home.test' and state = 'DELIVERED'"
                    + " and reply = 'to several addresses, 2 in all'"))
        .isEqualTo(1);
    QueuedMessage rest = recorded.expanded().getFirst();
    assertThat(rest.id()).isEqualTo(message.id());
    QueuedRecipient x = rest.recipients().getFirst();
    assertThat(x.address()).isEqualTo(EmailAddress.parse("x@far.test"));
    assertThat(x.expires()).isEqualTo(Mail.EXPIRES);
    assertThat(x.attempts()).isZero();
    // RFC 3461 §5.2.7.3.
    assertThat(x.parameters().original())
        .contains(new OriginalRecipient("rfc822", "late@home.test"));
    assertThat(recorded.bounced()).isZero();

    record(rest, SENT);
    assertThat(database.count("recipient where address = 'x@far.test' and state = 'DELIVERED'"))
        .isEqualTo(1);
  }

  @Test
  void theMessageStaysForThoseBehindItsLastRecipient() {
    QueuedMessage message = database.store(DORA, "late@home.test");

    QueuedMessage rest =
        record(message, several(remote("x@far.test", split(DORA)))).expanded().getFirst();
    assertThat(database.count("message")).isEqualTo(1);

    record(rest, SENT);
    assertThat(database.count("message")).isZero();
  }

  @Test
  void whoHasItOrIsARecipientGetsNoSecondCopy() {
    QueuedMessage message = database.store(DORA, "late@home.test", "later@home.test", "x@far.test");

    Recorded recorded = record(message, aliceAndX(), aliceAndX(), LATER);

    assertThat(recorded.expanded()).isEmpty();
    assertThat(database.count("maildrop_entry")).isEqualTo(1);
    assertThat(database.count("recipient")).isEqualTo(3);
  }

  /** Its mailbox is elsewhere, and that of others is here. */
  @Test
  void theRecipientItselfMayBeOneOfThem() {
    QueuedMessage message = database.store(DORA, "late@home.test");

    Recorded recorded =
        record(message, several(alice(split(DORA)), remote("late@home.test", split(DORA))));

    assertThat(recorded.expanded().getFirst().recipients().getFirst().address()).isEqualTo(LATE);
  }

  @Test
  void underALeaseThatWasLostNobodyGetsIt() {
    QueuedMessage message = database.store(DORA, "late@home.test");
    Instant end = Mail.ARRIVED.plus(Mail.LEASE);
    database.inTransaction(beans -> beans.queue().claim(end, 10, database.leases().next(end)));

    assertThat(record(message, aliceAndX()).expanded()).isEmpty();

    assertThat(database.count("maildrop_entry")).isZero();
    assertThat(database.count("recipient")).isEqualTo(1);
  }

  @Test
  void whoIsNotThereIsToldOf() {
    QueuedMessage message = database.store(DORA, "late@home.test");
    EmailAddress nobody = EmailAddress.parse("nobody@home.test");

    Recorded recorded =
        record(
            message,
            several(
                alice(split(DORA)),
                new Leaf.Refused(nobody, split(DORA), reply(550, "5.1.1", "User unknown"))));

    assertThat(database.count("maildrop_entry")).isEqualTo(1);
    assertThat(database.text(recorded.bounces().getFirst()))
        .contains("Action: failed", "Final-Recipient: rfc822; nobody@home.test");
  }

  private QueuedMessage asking(NotifyCondition condition) {
    return database
        .store(
            Terms.PLAIN,
            Timing.of(Mail.ARRIVED, Mail.EXPIRES),
            new EnvelopeRecipient(
                LATE, new RcptParameters(Optional.of(Set.of(condition)), Optional.empty())))
        .queued()
        .orElseThrow();
  }

  // RFC 3461 §5.2.7.3.
  @Test
  void whoAskedForItHearsThatItWasExpanded() {
    Recorded recorded =
        record(
            asking(NotifyCondition.SUCCESS),
            several(
                alice(split("alice@home.test")), remote("x@far.test", split("alice@home.test"))));

    assertThat(recorded.bounced()).isEqualTo(1);
    assertThat(recorded.expanded().getFirst().recipients().getFirst().parameters().notifyOn())
        .contains(Set.of());
    assertThat(database.count("timeline_event where kind = 'NOTIFIED' and text = 'expanded'"))
        .isEqualTo(1);
  }

  private static Outcome list() {
    Passage passage = new Passage(ReversePath.parse("owner@home.test"), true, false);
    return new Outcome.Expanded(
        new Expansion(
            LATE, Expansion.Way.LIST, List.of(alice(passage), remote("x@far.test", passage))));
  }

  // RFC 3461 §5.2.7.1.
  @Test
  void throughAListItComesFromTheOwner() {
    Recorded recorded = record(asking(NotifyCondition.SUCCESS), list());

    QueuedMessage copy = recorded.expanded().getFirst();
    assertThat(copy.sender()).isEqualTo(ReversePath.parse("owner@home.test"));
    assertThat(copy.recipients())
        .extracting(to -> to.address().toString())
        .containsExactly("x@far.test");
    assertThat(copy.recipients().getFirst().expires()).isEqualTo(Mail.EXPIRES);
    assertThat(database.text(copy)).isEqualTo(SpoolDatabase.CONTENT);
    assertThat(database.count("maildrop_entry where message_id = " + copy.id().key())).isEqualTo(1);
    assertThat(database.count("timeline_event where kind = 'EXPANDED' and other_id is not null"))
        .isEqualTo(2);
    assertThat(database.count("timeline_event where kind = 'NOTIFIED' and text = 'delivered'"))
        .isEqualTo(1);
    assertThat(database.count("recipient where address = 'late@home.test'")).isZero();
  }

  @Test
  void whatCannotBeWrittenLeavesNothing() {
    QueuedMessage message = asking(NotifyCondition.SUCCESS);
    database.execute("delete from content");

    assertThatThrownBy(() -> record(message, list())).isInstanceOf(UncheckedIOException.class);

    assertThat(database.count("maildrop_entry")).isZero();
    assertThat(database.count("message")).isEqualTo(1);
    assertThat(database.count("recipient where state = 'WAITING'")).isEqualTo(1);
  }
}
