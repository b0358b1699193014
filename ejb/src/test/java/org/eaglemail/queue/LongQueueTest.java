package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eaglemail.protocol.Domain;
import org.eaglemail.spool.Portion;
import org.eaglemail.spool.QueueEntry;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueueListing;
import org.eaglemail.spool.QueueViews;
import org.eaglemail.spool.QueuedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A long queue costs no more than a short one where mail is received and due mail is found. With
 * {@code -Deagle.test.queue.size=1000000} it prints figures for that length.
 */
class LongQueueTest {
  private static final int DEFAULT = 20_000;
  private static final int SIZE = Integer.getInteger("eagle.test.queue.size", DEFAULT);
  private static final int MOST_AT_ONCE = 1000;
  private static final int MOST_READ_AT_ONCE = 5000;
  private static final int MANY = 2500;
  private static final Instant DUE = Mail.ARRIVED.plusSeconds(1);

  @TempDir private Path data;

  @Test
  void findsWhatIsDueByItsIndex() {
    try (SpoolDatabase database = new SpoolDatabase(data)) {
      report("empty", database);
      fill(database);
      report(SIZE + " recipients", database);

      assertThat(
              database.plan(
                  "select id from recipient where urgency = 1 and due_at <= now()"
                      + " order by urgency, due_at fetch first 500 rows only"))
          .contains("RECIPIENT_DUE", "index sorted");
      assertThat(
              database.plan(
                  "select due_at from recipient where urgency = 1 and due_at is not null"
                      + " order by urgency, due_at fetch first 1 rows only"))
          .contains("RECIPIENT_DUE", "index sorted");
      assertThat(
              database.plan(
                  "select id from recipient where id in (1000001, 1000002, 1000003)"
                      + " and due_at <= now() order by id for update skip locked"))
          .contains("PRIMARY_KEY")
          .doesNotContain("tableScan");
      assertThat(database.plan("select id from recipient where message_id = 1"))
          .contains("RECIPIENT_MESSAGE");
      assertThat(sent(database, () -> flush(database), "select id%from recipient"))
          .contains("RECIPIENT_DOMAIN", "index sorted");
      assertThat(sent(database, () -> flush(database), "update recipient"))
          .contains("PRIMARY_KEY")
          .doesNotContain("tableScan");
      assertThat(sent(database, () -> retry(database), "update recipient"))
          .contains("RECIPIENT_MESSAGE")
          .doesNotContain("tableScan");
      long waiting = database.inTransaction(beans -> beans.views().waiting());
      assertThat(waiting).isEqualTo(SIZE);
    }
  }

  /** A site's mail, in portions that do not keep others waiting. */
  private static void flush(SpoolDatabase database) {
    int flushed = 0;
    Portion portion = new Portion(0, Portion.START, false);
    while (!portion.isEnd()) {
      long after = portion.last();
      portion =
          database.inLedger(ledger -> ledger.flush(Domain.parse("d7.test"), false, after, DUE));
      assertThat(portion.recipients()).isLessThanOrEqualTo(MOST_AT_ONCE);
      flushed += portion.recipients();
    }
    assertThat(flushed).isEqualTo(SIZE / 10);
  }

  private static void retry(SpoolDatabase database) {
    int retried =
        database.inTransaction(
            beans -> beans.control().retry(new QueueId(1_000_001), DUE, QueueFilter.ALL));
    assertThat(retried).isEqualTo(1);
  }

  /** Which no index finds: it is the reading that is done in portions. */
  @Test
  void subdomainsAreFlushedWithoutReadingAllAtOnce() {
    try (SpoolDatabase database = new SpoolDatabase(data)) {
      fill(database);

      assertThat(flushBelow(database, "test")).isEqualTo(SIZE);
      assertThat(flushBelow(database, "else.test")).isZero();
      assertThat(flushBelow(database, "d7.test")).isEqualTo(SIZE / 10);
      assertThat(sent(database, () -> flushBelow(database, "d7.test"), "select id%domain like"))
          .contains("PRIMARY_KEY")
          .doesNotContain("tableScan");
    }
  }

  private static int flushBelow(SpoolDatabase database, String domain) {
    int flushed = 0;
    Portion portion = new Portion(0, Portion.START, false);
    while (!portion.isEnd()) {
      long after = Math.max(portion.last(), 1_000_000);
      portion = database.inLedger(ledger -> ledger.flush(Domain.parse(domain), true, after, DUE));
      assertThat(portion.recipients()).isLessThanOrEqualTo(MOST_AT_ONCE);
      assertThat(portion.last()).isLessThanOrEqualTo(after + MOST_READ_AT_ONCE);
      flushed += portion.recipients();
    }
    return flushed;
  }

  /** In portions, from one end of the queue to the other. */
  @Test
  void allThatIsMeantIsChanged() {
    try (SpoolDatabase database = new SpoolDatabase(data)) {
      fill(database, MANY);
      long last = database.inTransaction(beans -> beans.listing().last());
      List<QueueId> some = next(database, Portion.START, last);
      int held = 0;
      while (!some.isEmpty()) {
        assertThat(some).hasSizeLessThanOrEqualTo(MOST_AT_ONCE);
        held += hold(database, some);
        some = next(database, some.getLast().key(), last);
      }

      assertThat(held).isEqualTo(MANY);
      assertThat(database.count("recipient where state = 'HELD'")).isEqualTo(MANY);
    }
  }

  private static List<QueueId> next(SpoolDatabase database, long after, long last) {
    return database.inTransaction(beans -> beans.listing().next(QueueFilter.ALL, after, last));
  }

  private static int hold(SpoolDatabase database, List<QueueId> messages) {
    return database.inTransaction(
        beans -> {
          int held = 0;
          for (QueueId id : messages) {
            held += beans.control().hold(id, "odd", QueueFilter.ALL);
            beans.control().detach();
          }
          return held;
        });
  }

  @Test
  void aPortionHasAnEndByItsRecipients() {
    try (SpoolDatabase database = new SpoolDatabase(data)) {
      QueueId first = database.store("alice@home.test", many(600)).id();
      QueueId second = database.store("alice@home.test", many(600)).id();
      QueueId third = database.store("alice@home.test", many(MOST_AT_ONCE + 1)).id();

      assertThat(next(database, Portion.START, third.key())).containsExactly(first);
      assertThat(next(database, first.key(), third.key())).containsExactly(second);
      assertThat(next(database, second.key(), third.key())).containsExactly(third);
      assertThat(next(database, first.key(), second.key())).containsExactly(second);
      assertThat(next(database, third.key(), third.key())).isEmpty();
    }
  }

  @Test
  void aListShowsTheFirstRecipientsAndHowManyThereAre() {
    try (SpoolDatabase database = new SpoolDatabase(data)) {
      QueueId few = database.store("alice@home.test", many(QueueListing.SHOWN)).id();
      QueueId many = database.store("alice@home.test", many(2000)).id();

      List<QueueEntry> list =
          database.inTransaction(beans -> beans.listing().list(QueueFilter.ALL, 0, 10));

      assertThat(list).extracting(QueueEntry::id).containsExactly(few, many);
      assertThat(list).allMatch(entry -> entry.recipients().size() == QueueListing.SHOWN);
      assertThat(list).extracting(QueueEntry::recipientCount).containsExactly(100L, 2000L);
      assertThat(list.getLast().recipients().getFirst().address()).isEqualTo("b0@away.test");
      QueueEntry last =
          database.inTransaction(beans -> beans.listing().find(many, 1995, 10)).orElseThrow();
      assertThat(last.recipients()).hasSize(5);
      assertThat(last.recipientCount()).isEqualTo(2000);
    }
  }

  private static String[] many(int recipients) {
    return IntStream.range(0, recipients)
        .mapToObj(n -> "b" + n + "@away.test")
        .toArray(String[]::new);
  }

  /** The plan of a statement that was sent: as the provider made it, not as we think it did. */
  private static String sent(SpoolDatabase database, Runnable call, String begin) {
    database.execute("set query_statistics true");
    call.run();
    String statement =
        database
            .texts(
                "select sql_statement from information_schema.query_statistics"
                    + " where lower(sql_statement) like '%s%%'".formatted(begin))
            .getFirst();
    database.execute("set query_statistics false");
    return database.plan(
        statement
            .replaceFirst("(?i)domain = \\?\\d?", "domain = 'd7.test'")
            .replaceAll("(?i)(due|release)_at (=|>) \\?\\d?", "$1_at $2 now()")
            .replaceAll("\\?\\d?", "7"));
  }

  /** Deferred recipients, each of a message of its own, spread over ten domains. */
  private static void fill(SpoolDatabase database) {
    fill(database, SIZE);
  }

  private static void fill(SpoolDatabase database, int size) {
    database.execute(
        "insert into message (id, received_at, sender, size, body, client, helo, protocol)"
            + " select 1000000 + x, now(), 'a@home.test', 100, 'SEVEN_BIT', '', '', 'SMTP'"
            + " from system_range(1, %d)".formatted(size));
    database.execute(
        "insert into recipient (id, message_id, address, domain, state, attempts, due_at,"
            + " expires_at, fence, updated_at)"
            + " select 1000000 + x, 1000000 + x, 'b@d' || mod(x, 10) || '.test',"
            + " 'd' || mod(x, 10) || '.test', 'WAITING', 3,"
            + " timestamp with time zone '2030-01-01 00:00:00+00' + x * interval '1' second,"
            + " timestamp with time zone '2040-01-01 00:00:00+00', 4, now()"
            + " from system_range(1, %d)".formatted(size));
    database.execute("analyze");
  }

  private static void report(String what, SpoolDatabase database) {
    if (SIZE == DEFAULT) {
      return;
    }
    System.out.printf(
        "%s: store %s, claim %s, next due %s, count %s, list %s, shape %s%n",
        what,
        time(() -> database.store("alice@home.test", "bob@away.test")),
        time(() -> claim(database)),
        time(() -> database.inLedger(TransactionalLedger::nextDue)),
        time(() -> database.inTransaction(beans -> beans.views().waiting())),
        time(() -> database.inTransaction(beans -> beans.listing().list(QueueFilter.ALL, 0, 100))),
        time(() -> database.inTransaction(LongQueueTest::shape)));
    database.execute("delete from recipient where id < 1000000");
    database.execute("delete from message where id < 1000000");
  }

  private static List<QueuedMessage> claim(SpoolDatabase database) {
    return database.inLedger(ledger -> ledger.claim(DUE, 500));
  }

  private static Object shape(SpoolDatabase.Beans beans) {
    return beans.views().shape(QueueViews.By.RECIPIENT, DUE, 20);
  }

  /** The median of several calls. */
  private static Duration time(Supplier<?> call) {
    long[] nanos = new long[21];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      Object unused = call.get();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[nanos.length / 2]);
  }
}
