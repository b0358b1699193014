package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.spool.Portion;
import org.eaglemail.spool.QueueControl;
import org.eaglemail.spool.QueueEntry;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.eaglemail.spool.RecipientInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A change by a filter concerns those recipients that it lets through and no others of their
 * messages: here one is delivered, and two wait, each in a domain of its own.
 */
class MeantRecipientsTest {
  private static final Instant SOON = Mail.ARRIVED.plusSeconds(1);
  private static final Instant LATER = Mail.ARRIVED.plus(Duration.ofHours(1));
  private static final QueueFilter DONE = domain("done.test");
  private static final QueueFilter AWAY = domain("away.test");

  @TempDir private Path data;
  private SpoolDatabase database;
  private QueueId id;

  @BeforeEach
  void open() {
    database = new SpoolDatabase(data);
    QueuedMessage message =
        database.store("alice@home.test", "a@done.test", "b@away.test", "c@else.test");
    id = message.id();
    record(
        report(message, "a@done.test", new Outcome.Delivered(Mail.PEER, reply(250, "2.0.0", "ok"))),
        report(message, "b@away.test", deferred("busy")),
        report(message, "c@else.test", deferred("greylisted")));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Outcome deferred(String text) {
    return new Outcome.Deferred(Optional.of(Mail.PEER), reply(451, "4.3.0", text));
  }

  private static Report report(QueuedMessage message, String address, Outcome outcome) {
    List<QueuedRecipient> some =
        message.recipients().stream()
            .filter(recipient -> recipient.address().toString().equals(address))
            .toList();
    return Report.same(message, some, outcome);
  }

  private void record(Report... reports) {
    database.inTransaction(beans -> beans.outcomes().write(List.of(reports), Mail.ARRIVED));
  }

  private static QueueFilter domain(String domain) {
    return filter(Optional.of(domain), Optional.empty());
  }

  private static QueueFilter filter(Optional<String> domain, Optional<String> reason) {
    return filter(domain, reason, Optional.empty());
  }

  private static QueueFilter filter(
      Optional<String> domain, Optional<String> reason, Optional<Boolean> held) {
    QueueFilter all = QueueFilter.ALL;
    return new QueueFilter(
        all.ids(),
        all.sender(),
        all.recipient(),
        domain,
        all.destination(),
        reason,
        all.messageId(),
        all.receivedBefore(),
        all.receivedAfter(),
        all.minSize(),
        all.maxSize(),
        held);
  }

  private int change(ToIntFunction<QueueControl> change) {
    return database.inTransaction(beans -> change.applyAsInt(beans.control()));
  }

  private List<QueueId> found(QueueFilter filter) {
    return database.inTransaction(
        beans -> beans.listing().next(filter, Portion.START, beans.listing().last()));
  }

  private QueueEntry entry() {
    return database.inTransaction(beans -> beans.listing().find(id, 0, 10)).orElseThrow();
  }

  /** Each recipient's state, by the first letter of the address. */
  private Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    for (RecipientInfo info : entry().recipients()) {
      states.put(info.address().substring(0, 1), info.state().name());
    }
    return states;
  }

  private int release(QueueFilter filter) {
    return change(queue -> queue.release(id, SOON, Mail.EXPIRES, filter));
  }

  @Test
  void whoHasTheMailAlreadyIsNotMeant() {
    assertThat(found(DONE)).isEmpty();
    assertThat(found(AWAY)).containsExactly(id);
    assertThat(change(queue -> queue.hold(id, "odd", DONE))).isZero();
    assertThat(change(queue -> queue.retry(id, SOON, DONE))).isZero();
    assertThat(change(queue -> queue.reroute(id, Optional.empty(), SOON, DONE))).isZero();
    assertThat(change(queue -> queue.delete(id, DONE))).isZero();
    assertThat(states()).isEqualTo(Map.of("a", "DELIVERED", "b", "WAITING", "c", "WAITING"));
  }

  @Test
  void oneRecipientFitsAllThatIsSaidOfRecipients() {
    assertThat(found(filter(Optional.of("away.test"), Optional.of("busy")))).containsExactly(id);
    assertThat(found(filter(Optional.of("away.test"), Optional.of("greylisted")))).isEmpty();
  }

  @Test
  void oneOfThemIsHeldAndReleased() {
    assertThat(change(queue -> queue.hold(id, "odd", AWAY))).isEqualTo(1);

    assertThat(states()).containsEntry("b", "HELD").containsEntry("c", "WAITING");
    assertThat(entry().holdReason()).isEmpty();
    assertThat(entry().recipients()).anyMatch(to -> to.holdReason().equals(Optional.of("odd")));
    assertThat(found(filter(Optional.empty(), Optional.of("odd")))).containsExactly(id);
    assertThat(release(domain("else.test"))).isZero();
    assertThat(release(AWAY)).isEqualTo(1);
    assertThat(states()).containsEntry("b", "WAITING");
    assertThat(entry().recipients()).allMatch(to -> to.holdReason().isEmpty());
  }

  @Test
  void whatIsBeingTriedIsHeldWhenItWouldWaitAgain() {
    List<QueuedMessage> claimed = database.inLedger(ledger -> ledger.claim(LATER, 10));
    assertThat(change(queue -> queue.hold(id, "odd", AWAY))).isZero();

    record(
        report(claimed.getFirst(), "b@away.test", deferred("busy")),
        report(claimed.getFirst(), "c@else.test", deferred("greylisted")));

    assertThat(states()).containsEntry("b", "HELD").containsEntry("c", "WAITING");
  }

  @Test
  void whenOneOfAHeldMessageIsReleasedTheOthersStayHeld() {
    assertThat(change(queue -> queue.hold(id, "odd", QueueFilter.ALL))).isEqualTo(2);
    assertThat(entry().holdReason()).contains("odd");

    assertThat(release(AWAY)).isEqualTo(1);

    assertThat(states()).containsEntry("b", "WAITING").containsEntry("c", "HELD");
    assertThat(entry().holdReason()).isEmpty();
    assertThat(entry().recipients()).anyMatch(to -> to.holdReason().equals(Optional.of("odd")));
    assertThat(release(QueueFilter.ALL)).isEqualTo(1);
  }

  @Test
  void whatIsReleasedWhileItIsBeingTriedIsNotHeldAfterwards() {
    List<QueuedMessage> claimed = database.inLedger(ledger -> ledger.claim(LATER, 10));
    assertThat(change(queue -> queue.hold(id, "odd", QueueFilter.ALL))).isZero();

    assertThat(release(filter(Optional.empty(), Optional.empty(), Optional.of(true)))).isZero();
    record(report(claimed.getFirst(), "b@away.test", deferred("busy")));

    assertThat(states()).containsEntry("b", "WAITING");
  }

  @Test
  void oneOfThemIsTriedNow() {
    assertThat(change(queue -> queue.retry(id, SOON, AWAY))).isEqualTo(1);

    assertThat(due()).containsExactly("b@away.test");
  }

  private List<String> due() {
    return database.inLedger(ledger -> ledger.claim(SOON, 10)).stream()
        .flatMap(message -> message.recipients().stream())
        .map(recipient -> recipient.way().toString())
        .toList();
  }

  @Test
  void oneOfThemGoesAnotherWay() {
    Optional<MailHost> via = Optional.of(MailHost.parse("other.test"));
    assertThat(change(queue -> queue.reroute(id, via, SOON, AWAY))).isEqualTo(1);

    assertThat(due()).containsExactly("b@other.test");
    assertThat(database.count("recipient where via is not null")).isEqualTo(1);
  }

  @Test
  void oneOfThemIsGivenUp() {
    Recorded recorded = database.inLedger(ledger -> ledger.expire(id, AWAY, SOON));

    assertThat(recorded.tries()).hasSize(1);
    assertThat(states()).isEqualTo(Map.of("a", "DELIVERED", "b", "FAILED", "c", "WAITING"));
  }

  @Test
  void oneOfThemIsRemovedAndTheMessageWithTheLast() {
    assertThat(change(queue -> queue.delete(id, AWAY))).isEqualTo(1);
    assertThat(states()).isEqualTo(Map.of("a", "DELIVERED", "c", "WAITING"));

    assertThat(change(queue -> queue.delete(id, domain("else.test")))).isEqualTo(1);

    assertThat(database.count("message where id = " + id.key())).isZero();
  }
}
