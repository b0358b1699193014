package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.QueuedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is not told that his mail failed, and who is told instead. */
class BounceLimitsTest {
  private static final Outcome NEVER =
      Outcome.Failed.of(Optional.empty(), Reply.reply(550, "5.1.1", "no such user"));

  @TempDir private Path directory;

  private SpoolDatabase open(String... settings) {
    return new SpoolDatabase(directory, settings);
  }

  private static Recorded fail(SpoolDatabase database, QueuedMessage message) {
    return database.inTransaction(
        beans ->
            beans
                .outcomes()
                .write(List.of(Report.same(message, message.recipients(), NEVER)), Mail.ARRIVED));
  }

  private static Recorded fail(SpoolDatabase database, String sender) {
    return fail(database, Origin.OWN, sender);
  }

  private static Recorded fail(SpoolDatabase database, Origin origin, String sender) {
    return fail(database, database.store(origin, sender, "bob@away.test"));
  }

  @Test
  void anAddressElsewhereIsToldSoOftenAndNoMore() {
    try (SpoolDatabase database = open("eagle.bounce.per-address=2")) {
      assertThat(fail(database, "carol@elsewhere.test").bounced()).isOne();
      assertThat(fail(database, "Carol@elsewhere.test").bounced()).isOne();
      assertThat(fail(database, "carol@elsewhere.test").bounced()).isZero();
      assertThat(fail(database, "dave@elsewhere.test").bounced()).isOne();
    }
  }

  @Test
  void aListOfForgedSendersIsNoWayAround() {
    try (SpoolDatabase database = open("eagle.bounce.total=2")) {
      assertThat(fail(database, "a@elsewhere.test").bounced()).isOne();
      assertThat(fail(database, "b@elsewhere.test").bounced()).isOne();
      assertThat(fail(database, "c@elsewhere.test").bounced()).isZero();
      assertThat(database.count("timeline_event where kind = 'SUPPRESSED'")).isOne();
      assertThat(fail(database, "alice@home.test").bounced()).isOne();
    }
  }

  @Test
  void whoLoggedInIsToldAlwaysAtAnAddressHere() {
    Origin submitted =
        new Origin("127.0.0.1", "x", "ESMTPA", Optional.of("alice@home.test"), Optional.empty());
    try (SpoolDatabase database = open("eagle.bounce.per-address=1")) {
      assertThat(fail(database, submitted, "alice@home.test").bounced()).isOne();
      assertThat(fail(database, submitted, "alice@home.test").bounced()).isOne();
      assertThat(fail(database, submitted, "carol@elsewhere.test").bounced()).isOne();
      assertThat(fail(database, submitted, "carol@elsewhere.test").bounced()).isZero();
    }
  }

  /** To an alias that goes elsewhere, say, anybody can write in the name of alice. */
  @Test
  void whoHasAMailboxHereIsToldSoOftenOfWhatAnybodyCanHaveSent() {
    try (SpoolDatabase database = open("eagle.bounce.per-address=2", "eagle.bounce.total=1")) {
      assertThat(fail(database, "alice@home.test").bounced()).isOne();
      assertThat(fail(database, "alice@home.test").bounced()).isOne();
      assertThat(fail(database, "alice@home.test").bounced()).isZero();
      assertThat(fail(database, "carol@elsewhere.test").bounced()).isOne();
    }
  }

  @Test
  void zeroIsNoLimit() {
    try (SpoolDatabase database = open("eagle.bounce.per-address=0")) {
      assertThat(fail(database, "carol@elsewhere.test").bounced()).isOne();
      assertThat(fail(database, "carol@elsewhere.test").bounced()).isOne();
    }
  }

  /** RFC 5321 §4.5.5. */
  @Test
  void nobodyIsToldOfAnUndeliveredNotification() {
    try (SpoolDatabase database = open()) {
      assertThat(fail(database, "").bounced()).isZero();
      assertThat(database.texts("select text from timeline_event where kind = 'SUPPRESSED'"))
          .containsExactly("failed: it has no sender to tell");
    }
  }

  @Test
  void whoLooksAfterThemIsToldWhenNamed() {
    try (SpoolDatabase database = open("eagle.bounce.double-recipient=alice@home.test")) {
      assertThat(fail(database, "").bounced()).isOne();
      assertThat(database.count("maildrop_entry where recipient = 'alice@home.test'")).isOne();
    }
  }

  @Test
  void whoLooksAfterThemIsNotToldOfHimself() {
    try (SpoolDatabase database = open("eagle.bounce.double-recipient=keeper@away.test")) {
      QueuedMessage about = fail(database, "").bounces().getFirst();

      assertThat(fail(database, about).bounced()).isZero();
    }
  }

  /** The notification that would be for him cannot be delivered. */
  @Test
  void whoLooksAfterThemIsToldOfASenderWhoDoesNotExist() {
    try (SpoolDatabase database = open("eagle.bounce.double-recipient=keeper@away.test")) {
      QueuedMessage about = fail(database, "nobody@home.test").bounces().getFirst();

      assertThat(about.recipients())
          .extracting(to -> to.address().toString())
          .containsExactly("keeper@away.test");
      assertThat(database.text(about))
          .contains("To: <keeper@away.test>", "X-Eagle-Sender: rfc822; nobody@home.test")
          .containsIgnoringWhitespaces("its sender <nobody@home.test> cannot be told");
      assertThat(fail(database, about).bounced()).isZero();
    }
  }

  @Test
  void whoLooksAfterThemAndDoesNotExistIsNotTold() {
    try (SpoolDatabase database = open("eagle.bounce.double-recipient=nobody@home.test")) {
      assertThat(fail(database, "nobody@home.test").bounced()).isZero();
      assertThat(fail(database, "").bounced()).isZero();
    }
  }

  /** Else each would be about the one before, for ever. */
  @Test
  void whoLooksAfterThemBehindAnAliasIsNotToldOfHimselfEither() {
    try (SpoolDatabase database = open("eagle.bounce.double-recipient=keeper@home.test")) {
      database.addresses().alias("keeper@home.test", "keeper@away.test");
      fail(database, "");
      QueuedMessage about = again(database);
      database.addresses().alias("keeper@home.test", "other@away.test");

      assertThat(fail(database, about).bounced()).isZero();
      assertThat(database.count("message")).isZero();
      assertThat(database.texts("select text from timeline_event where kind = 'SUPPRESSED'"))
          .containsExactly("failed: it was to tell of a notification itself");
    }
  }

  /** As a node finds it that takes it over. */
  private static QueuedMessage again(SpoolDatabase database) {
    return database
        .<List<QueuedMessage>>inTransaction(
            beans -> beans.queue().claim(Mail.EXPIRES, 10, database.leases().next(Mail.EXPIRES)))
        .getFirst();
  }

  @Test
  void whoLooksAfterThemIsToldSoOftenAndNoMore() {
    try (SpoolDatabase database =
        open(
            "eagle.bounce.per-address=2",
            "eagle.bounce.total=1",
            "eagle.bounce.double-recipient=keeper@away.test")) {
      assertThat(fail(database, "").bounced()).isOne();
      assertThat(fail(database, "").bounced()).isOne();
      assertThat(fail(database, "").bounced()).isZero();
      assertThat(fail(database, "carol@elsewhere.test").bounced()).isOne();
    }
  }

  @Test
  void whoLooksAfterThemIsToldHowManyWereNotWritten() {
    try (SpoolDatabase database =
        open("eagle.bounce.total=1", "eagle.bounce.double-recipient=keeper@home.test")) {
      database.addresses().alias("keeper@home.test", "alice@home.test", "keeper@away.test");
      fail(database, "a@elsewhere.test");
      fail(database, "b@elsewhere.test");
      fail(database, "b@elsewhere.test");
      for (int i = 0; i < 60; i++) {
        fail(database, "c" + i + "@elsewhere.test");
      }
      database.execute("update recipient set state = 'FAILED', due_at = null");
      database.summarize();
      database.summarize();

      QueuedMessage summary = again(database);
      assertThat(summary.recipients())
          .extracting(to -> to.address().toString())
          .containsExactlyInAnyOrder("alice@home.test", "keeper@away.test");
      assertThat(database.text(summary))
          .contains("To: <keeper@home.test>\r\n", "62 notifications")
          .contains("    <b@elsewhere.test>: 2\r\n    <c0@elsewhere.test>: 1\r\n")
          .contains("    <c48@elsewhere.test>: 1\r\n    others: 11\r\n")
          .doesNotContain("a@elsewhere.test", "c49@elsewhere.test");
      assertThat(fail(database, summary).bounced()).isZero();
    }
  }

  @Test
  void nobodyIsToldWhenNothingIsBeyondTheLimits() {
    try (SpoolDatabase database = open("eagle.bounce.double-recipient=alice@home.test")) {
      database.summarize();

      assertThat(database.count("message")).isZero();
    }
  }
}
