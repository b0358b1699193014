package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.Portion;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.Start;
import org.eaglemail.spool.Terms;
import org.eaglemail.spool.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding messages in the queue, and having a site's mail tried or a message given up. */
class QueueFilterTest {
  private static final Outcome LATER =
      new Outcome.Deferred(Optional.of(Mail.PEER), reply(451, "4.3.0", "Try 100% later"));
  private static final Instant LATE = Mail.ARRIVED.plus(Duration.ofDays(1));

  @TempDir private Path data;
  private SpoolDatabase database;
  private QueueId deferred;
  private QueueId held;

  @BeforeEach
  void open() {
    database = new SpoolDatabase(data);
    QueuedMessage message = database.store("alice@home.test", "bob@away.test", "c@mx.away.test");
    deferred = message.id();
    Report report = Report.same(message, message.recipients(), LATER);
    database.inTransaction(beans -> beans.outcomes().write(List.of(report), Mail.ARRIVED));
    held = store(new Start.Held("looks_odd", Optional.empty()), "dave@else.test");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private QueueId store(Start start, String to) {
    return database
        .store(
            Terms.PLAIN,
            new Timing(Mail.ARRIVED, start, Mail.EXPIRES, Optional.empty()),
            EnvelopeRecipient.of(EmailAddress.parse(to)))
        .id();
  }

  /** One condition by its name; the others are not set. */
  private List<QueueId> found(String name, String value) {
    QueueFilter filter =
        new QueueFilter(
            given("id", name, value).map(QueueId::parse).stream().toList(),
            given("sender", name, value),
            given("recipient", name, value),
            given("domain", name, value),
            given("destination", name, value),
            given("reason", name, value),
            given("messageId", name, value),
            given("before", name, value).map(Instant::parse),
            given("after", name, value).map(Instant::parse),
            given("minSize", name, value).map(Long::valueOf),
            given("maxSize", name, value).map(Long::valueOf),
            given("held", name, value).map(Boolean::valueOf));
    return database.inTransaction(
        beans -> beans.listing().next(filter, Portion.START, beans.listing().last()));
  }

  private static Optional<String> given(String field, String name, String value) {
    return field.equals(name) ? Optional.of(value) : Optional.empty();
  }

  @Test
  void eachConditionFindsWhatFits() {
    assertThat(found("", "")).containsExactly(deferred, held);
    assertThat(found("sender", "Alice@home.test")).containsExactly(deferred, held);
    assertThat(found("sender", "")).isEmpty();
    assertThat(found("recipient", "Bob@away.test")).containsExactly(deferred);
    assertThat(found("domain", "ELSE.test")).containsExactly(held);
    assertThat(found("destination", "mx.AWAY")).containsExactly(deferred);
    assertThat(found("reason", "100% LATER")).containsExactly(deferred);
    assertThat(found("reason", "s_o")).containsExactly(held);
    assertThat(found("reason", "s%o")).isEmpty();
    assertThat(found("messageId", "<x@y>")).isEmpty();
    assertThat(found("before", LATE.toString())).containsExactly(deferred, held);
    assertThat(found("before", Mail.ARRIVED.toString())).isEmpty();
    assertThat(found("after", Mail.ARRIVED.toString())).containsExactly(deferred, held);
    assertThat(found("after", LATE.toString())).isEmpty();
    assertThat(found("id", held.toString())).containsExactly(held);
    assertThat(found("maxSize", "1")).isEmpty();
    assertThat(found("maxSize", "1000000")).containsExactly(deferred, held);
    assertThat(found("minSize", "1")).containsExactly(deferred, held);
    assertThat(found("minSize", "1000000")).isEmpty();
    assertThat(found("held", "true")).containsExactly(held);
    assertThat(found("held", "false")).containsExactly(deferred);
  }

  /** RFC 1985 §5.3. */
  @Test
  void aSiteIsFlushedWithOrWithoutItsSubdomains() {
    store(new Start.NotBefore(LATE), "later@away.test");

    assertThat(flush("away.test", false)).isEqualTo(1);
    assertThat(flush("away.test", true)).isEqualTo(2);
    assertThat(flush("else.test", true)).isZero();
    assertThat(flush("test", false)).isZero();
  }

  private int flush(String domain, boolean subdomains) {
    return database.inLedger(
        ledger ->
            ledger
                .flush(Domain.parse(domain), subdomains, Portion.START, Mail.ARRIVED.plusSeconds(1))
                .recipients());
  }

  @Test
  void whatIsGivenUpByHandIsToldToItsSender() {
    Recorded recorded =
        database.inLedger(ledger -> ledger.expire(held, QueueFilter.ALL, Mail.ARRIVED));

    assertThat(recorded.tries()).hasSize(1);
    assertThat(database.count("maildrop_entry")).isEqualTo(1);
    assertThat(database.count("message where id = " + held.key())).isZero();
    Recorded again =
        database.inLedger(ledger -> ledger.expire(held, QueueFilter.ALL, Mail.ARRIVED));
    assertThat(again.tries()).isEmpty();
  }

  @Test
  void whatIsBeingTriedIsNotGivenUp() {
    QueuedMessage message = database.store("alice@home.test", "e@away.test");

    Recorded recorded =
        database.inLedger(ledger -> ledger.expire(message.id(), QueueFilter.ALL, Mail.ARRIVED));

    assertThat(recorded.tries()).isEmpty();
    assertThat(database.count("maildrop_entry")).isZero();
  }
}
