package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaglemail.delivery.Attempt;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeWriterTest {
  private static final Outcome SENT = new Outcome.Delivered(Mail.PEER, reply(250, "2.0.0", "Ok"));
  private static final Outcome LATER =
      new Outcome.Deferred(Optional.of(Mail.PEER), reply(451, "4.3.0", "try later"));
  private static final Outcome NEVER =
      Outcome.Failed.of(Optional.of(Mail.PEER), reply(550, "5.1.1", "no such user"));
  private static final Instant NOW = Mail.ARRIVED.plusSeconds(1);

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

  private Recorded record(Report... reports) {
    return record(NOW, reports);
  }

  private Recorded record(Instant now, Report... reports) {
    return database.inTransaction(beans -> beans.outcomes().write(List.of(reports), now));
  }

  private static Report all(QueuedMessage message, Outcome outcome) {
    return Report.same(message, message.recipients(), outcome);
  }

  private List<QueuedMessage> claim(Instant now) {
    return database.inTransaction(
        beans -> beans.queue().claim(now, 100, database.leases().next(now)));
  }

  private Optional<Instant> nextDue() {
    return database.inTransaction(beans -> beans.queue().nextDue());
  }

  @Test
  void aMessageThatAllGotIsRemoved() {
    QueuedMessage message = database.store("alice@home.test", "b@away.test", "c@away.test");

    Recorded recorded = record(all(message, SENT));

    assertThat(recorded.tries()).hasSize(2);
    assertThat(database.count("message")).isZero();
    assertThat(database.count("content")).isZero();
    assertThat(database.count("recipient")).isZero();
  }

  @Test
  void aMessageStaysWhileARecipientWaits() {
    QueuedMessage message = database.store("alice@home.test", "b@away.test", "c@away.test");
    QueuedRecipient first = message.recipients().get(0);
    QueuedRecipient second = message.recipients().get(1);

    record(new Report(message, List.of(new Attempt(first, SENT), new Attempt(second, LATER))));

    Instant next = nextDue().orElseThrow();
    assertThat(next).isBetween(NOW.plusSeconds(300), NOW.plusSeconds(360));
    assertThat(claim(next.minusSeconds(1))).isEmpty();
    QueuedMessage again = claim(next).get(0);
    assertThat(again.id()).isEqualTo(message.id());
    assertThat(again.recipients())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.address()).isEqualTo(second.address());
              assertThat(one.attempts()).isEqualTo(1);
              assertThat(one.fence()).isGreaterThan(second.fence());
            });
    assertThat(claim(next)).isEmpty();
  }

  @Test
  void aRemoteSenderIsToldByMail() {
    QueuedMessage message = database.store("dora@elsewhere.test", "b@away.test", "c@away.test");

    Recorded recorded = record(all(message, NEVER));

    QueuedMessage bounce = recorded.bounces().get(0);
    assertThat(recorded.bounced()).isEqualTo(1);
    assertThat(bounce.sender()).isEqualTo(ReversePath.nullSender());
    assertThat(bounce.recipients())
        .extracting(r -> r.address().toString())
        .containsExactly("dora@elsewhere.test");
    assertThat(database.text(bounce))
        .contains("Final-Recipient: rfc822; b@away.test", "Final-Recipient: rfc822; c@away.test")
        .contains("Subject: hello")
        .doesNotContain("body");
    assertThat(database.count("message")).isEqualTo(1);
  }

  @Test
  void aBounceThatFailsTellsNobody() {
    QueuedMessage message = database.store("", "b@away.test");

    Recorded recorded = record(all(message, NEVER));

    assertThat(recorded.bounced()).isZero();
    assertThat(database.count("message")).isZero();
  }

  @Test
  void aSenderHereFindsTheBounceInHisMaildrop() {
    QueuedMessage message = database.store("alice@home.test", "b@away.test");

    Recorded recorded = record(all(message, NEVER));

    assertThat(recorded.bounced()).isEqualTo(1);
    assertThat(recorded.bounces()).isEmpty();
    assertThat(database.count("maildrop_entry where account_id = 7")).isEqualTo(1);
    assertThat(database.count("recipient")).isZero();
  }

  @Test
  void aSenderWhoDoesNotExistIsNotTold() {
    QueuedMessage message = database.store("nobody@home.test", "b@away.test");

    assertThat(record(all(message, NEVER)).bounced()).isZero();
    assertThat(database.count("message")).isZero();
    assertThat(database.texts("select text from timeline_event where kind = 'SUPPRESSED'"))
        .containsExactly("failed: nobody@home.test cannot be told");
  }

  @Test
  void oneBounceNamesAllThatFailedTogether() {
    QueuedMessage message = database.store("dora@elsewhere.test", "b@away.test", "c@far.test");
    Report one = new Report(message, List.of(new Attempt(message.recipients().get(0), NEVER)));
    Report other = new Report(message, List.of(new Attempt(message.recipients().get(1), NEVER)));

    Recorded recorded = record(one, other);

    assertThat(recorded.bounces()).hasSize(1);
    assertThat(database.text(recorded.bounces().get(0))).contains("<b@away.test>", "<c@far.test>");
  }

  @Test
  void whatExpiredIsBouncedWithItsStatus() {
    QueuedMessage message = database.store("dora@elsewhere.test", "b@away.test");

    Recorded recorded = record(Mail.EXPIRES, all(message, LATER));

    assertThat(database.text(recorded.bounces().get(0)))
        .contains("Status: 4.4.7", "Action: failed", "451 4.3.0 try later");
  }

  @Test
  void anOutcomeUnderALeaseThatWasLostDoesNotCount() {
    QueuedMessage message = database.store("dora@elsewhere.test", "b@away.test");
    Instant later = Mail.ARRIVED.plus(Mail.LEASE);
    QueuedMessage taken = claim(later).get(0);

    assertThat(record(all(message, NEVER)).tries()).isEmpty();
    assertThat(database.count("message")).isEqualTo(1);

    assertThat(record(all(taken, SENT)).tries()).hasSize(1);
    assertThat(database.count("message")).isZero();
  }

  @Test
  void aRecipientThatBecameOursGetsItsCopy() {
    QueuedMessage message = database.store("dora@elsewhere.test", "alice@home.test");

    record(all(message, new Outcome.Local(SpoolDatabase.ALICE)));

    assertThat(database.count("maildrop_entry where account_id = 7")).isEqualTo(1);
    assertThat(database.count("message")).isEqualTo(1);
    assertThat(nextDue()).isEmpty();
  }

  @Test
  void leasesAreRenewedAndGivenBack() {
    QueuedMessage message = database.store("dora@elsewhere.test", "b@away.test");
    QueuedRecipient recipient = message.recipients().get(0);
    Lease longer = database.leases().next(Mail.ARRIVED.plus(Duration.ofMinutes(5)));

    assertThat(nextDue()).contains(Mail.ARRIVED.plus(Mail.LEASE));
    database.inTransaction(
        beans -> {
          beans.queue().renew(List.of(recipient.id()), longer);
          return true;
        });
    assertThat(nextDue()).contains(longer.until());

    database.inTransaction(
        beans -> {
          beans.queue().giveBack(List.of(recipient), NOW);
          return true;
        });
    assertThat(nextDue()).contains(NOW);
    assertThat(claim(NOW)).hasSize(1);
    int reclaimed =
        database.inTransaction(
            beans -> beans.queue().reclaim(database.leases().node(), NOW.plusSeconds(5)));
    assertThat(reclaimed).isEqualTo(1);
    assertThat(nextDue()).contains(NOW.plusSeconds(5));
  }

  @Test
  void manyOutcomesAreRecordedTogether() {
    String[] addresses = new String[1000];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = "user" + i + "@away.test";
    }
    QueuedMessage message = database.store("dora@elsewhere.test", addresses);

    assertThat(record(all(message, SENT)).tries()).hasSize(1000);
    assertThat(database.count("message")).isZero();
  }
}
