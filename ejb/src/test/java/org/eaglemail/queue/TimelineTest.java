package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eaglemail.delivery.Attempt;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Passage;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.settings.Dialogues;
import org.eaglemail.spi.Dialogue;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.timeline.EventKind;
import org.eaglemail.timeline.MessageHistory;
import org.eaglemail.timeline.ReceivedEnvelope;
import org.eaglemail.timeline.Timeline;
import org.eaglemail.timeline.TimelineEvent;
import org.eaglemail.timeline.TimelineQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of messages that the queue delivers. */
class TimelineTest {
  private static final Instant NOW = Mail.ARRIVED;
  private static final Outcome LATER =
      new Outcome.Deferred(Optional.empty(), Reply.reply(451, "4.3.0", "try again"));
  private static final Outcome SENT =
      new Outcome.Delivered(Mail.PEER, Reply.reply(250, "2.0.0", "taken"));
  private static final Outcome NEVER =
      Outcome.Failed.of(Optional.empty(), Reply.reply(550, "5.1.1", "no such user"));

  private static final Passage WAY =
      new Passage(
          "",
          List.of(),
          List.of(
              new Passage.Leg(
                  Mail.PEER,
                  new Dialogue(List.of(new Dialogue.Said("MAIL FROM:<alice@home.test>")), 0),
                  Optional.empty())));

  @TempDir private Path directory;
  private SpoolDatabase database;

  @BeforeEach
  void open() {
    database = new SpoolDatabase(directory);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Recorded report(QueuedMessage message, Outcome outcome) {
    return database.inTransaction(
        beans ->
            beans
                .outcomes()
                .write(List.of(Report.same(message, message.recipients(), outcome)), NOW));
  }

  private MessageHistory history(QueuedMessage message) {
    return history(message.id().key());
  }

  private MessageHistory history(long message) {
    return database
        .<Optional<MessageHistory>>inTransaction(beans -> beans.histories().find(message))
        .orElseThrow();
  }

  private List<ReceivedEnvelope> search(Optional<String> address, Optional<Instant> before) {
    return search(address, Optional.empty(), before);
  }

  private List<ReceivedEnvelope> search(
      Optional<String> address, Optional<Instant> from, Optional<Instant> before) {
    return database.inTransaction(
        beans ->
            beans
                .histories()
                .search(new TimelineQuery(address, Optional.empty(), from, before, 10)));
  }

  private static List<EventKind> kinds(MessageHistory history) {
    return history.events().stream().map(TimelineEvent::kind).toList();
  }

  @Test
  void aMessageThatWaitsWasReceived() {
    QueuedMessage message = database.store("alice@home.test", "bob@away.test");

    MessageHistory history = history(message);
    assertThat(kinds(history)).containsExactly(EventKind.RECEIVED);
    assertThat(history.envelope().sender()).isEqualTo("alice@home.test");
    assertThat(history.envelope().received()).isEqualTo(Mail.ARRIVED);
    assertThat(history.envelope().ended()).isEmpty();
    assertThat(history.recipients()).containsExactly("bob@away.test");
  }

  @Test
  void aDeferralAndAFailureAreToldWithTheirReplies() {
    QueuedMessage message = database.store("alice@home.test", "bob@away.test", "eve@away.test");
    report(message, LATER);

    assertThat(history(message).events().getLast())
        .isEqualTo(
            TimelineEvent.of(message.id().key(), NOW, EventKind.DEFERRED, "451 4.3.0 try again")
                .to(List.of("bob@away.test", "eve@away.test")));
  }

  @Test
  void whatWasSaidIsToldOnceForAllOfThem() {
    QueuedMessage message = database.store("alice@home.test", "bob@away.test", "eve@away.test");
    QueuedMessage other = database.store("alice@home.test", "bob@away.test");
    List<Attempt> attempts =
        List.of(
            new Attempt(message.recipients().get(0), NEVER, Optional.empty(), WAY),
            new Attempt(message.recipients().get(1), LATER, Optional.empty(), WAY));
    Attempt another = new Attempt(other.recipients().get(0), NEVER, Optional.empty(), WAY);
    database.inTransaction(
        beans ->
            beans
                .outcomes()
                .write(
                    List.of(new Report(message, attempts), new Report(other, List.of(another))),
                    NOW));

    assertThat(said(message, EventKind.FAILED)).isEqualTo(WAY.lines());
    assertThat(said(message, EventKind.DEFERRED)).isEmpty();
    assertThat(said(other, EventKind.FAILED)).isEqualTo(WAY.lines());
  }

  private static List<String> said(Dialogues wanted, Path data, Outcome outcome) {
    try (SpoolDatabase database =
        new SpoolDatabase(
            data, "eagle.timeline.dialogues=" + wanted.name().toLowerCase(Locale.ROOT))) {
      QueuedMessage message = database.store("carol@elsewhere.test", "bob@away.test");
      Attempt attempt =
          new Attempt(message.recipients().getFirst(), outcome, Optional.empty(), WAY);
      database.inTransaction(
          beans -> beans.outcomes().write(List.of(new Report(message, List.of(attempt))), NOW));
      return database
          .<Optional<MessageHistory>>inTransaction(
              beans -> beans.histories().find(message.id().key()))
          .orElseThrow()
          .events()
          .get(1)
          .dialogue();
    }
  }

  @Test
  void whatWasSaidIsToldOfTheTriesThatAreWanted() {
    assertThat(said(Dialogues.ALL, directory, SENT)).isEqualTo(WAY.lines());
    assertThat(said(Dialogues.ALL, directory, NEVER)).isEqualTo(WAY.lines());
    assertThat(said(Dialogues.FAILURES, directory, SENT)).isEmpty();
    assertThat(said(Dialogues.FAILURES, directory, LATER)).isEqualTo(WAY.lines());
    assertThat(said(Dialogues.OFF, directory, SENT)).isEmpty();
    assertThat(said(Dialogues.OFF, directory, NEVER)).isEmpty();
  }

  private List<String> said(QueuedMessage message, EventKind kind) {
    return history(message).events().stream()
        .filter(event -> event.kind() == kind)
        .findFirst()
        .orElseThrow()
        .dialogue();
  }

  @Test
  void eachOfManyRecipientsIsNamed() {
    List<String> many =
        IntStream.range(0, 1000)
            .mapToObj(i -> "\"a,b" + i + "\"@" + "x".repeat(60) + ".away.test")
            .toList();
    QueuedMessage message = database.store("alice@home.test", many.toArray(String[]::new));
    report(message, LATER);

    assertThat(history(message).events().getLast().recipients()).isEqualTo(many);
  }

  @Test
  void theHistoryOutlivesTheMessageThatWasSent() {
    QueuedMessage message = database.store("alice@home.test", "bob@away.test");
    Attempt sent =
        new Attempt(
            message.recipients().getFirst(),
            SENT,
            Optional.of(new Encryption("TLSv1.3", "TLS_AES_128_GCM_SHA256", Optional.empty())));
    database.inTransaction(
        beans -> beans.outcomes().write(List.of(new Report(message, List.of(sent))), NOW));

    assertThat(database.count("message")).isZero();
    MessageHistory history = history(message);
    assertThat(kinds(history))
        .containsExactly(EventKind.RECEIVED, EventKind.SENT, EventKind.REMOVED);
    assertThat(history.events().get(1).party()).isEqualTo("mx.away.test[127.0.0.9]:25");
    assertThat(history.events().get(1).tls()).isEqualTo("TLSv1.3 TLS_AES_128_GCM_SHA256");
    assertThat(history.recipients()).containsExactly("bob@away.test");
    assertThat(history.envelope().ended()).isPresent();
  }

  /** It was held, or its domain became ours later: the rows of the maildrop do not tell when. */
  @Test
  void whatTheQueuePutIntoAMaildropIsToldOnce() {
    QueuedMessage message = database.store("dora@elsewhere.test", "Alice@home.test");
    report(message, new Outcome.Local(SpoolDatabase.ALICE));

    MessageHistory history = history(message);
    assertThat(kinds(history)).containsExactly(EventKind.RECEIVED, EventKind.DELIVERED);
    assertThat(history.recipients()).containsExactly("alice@home.test");
  }

  @Test
  void aNotificationAndItsSubjectNameEachOther() {
    QueuedMessage message = database.store("carol@elsewhere.test", "bob@away.test");
    QueuedMessage bounce = report(message, NEVER).bounces().getFirst();

    MessageHistory history = history(message);
    assertThat(kinds(history))
        .containsExactly(
            EventKind.RECEIVED, EventKind.FAILED, EventKind.NOTIFIED, EventKind.REMOVED);
    assertThat(history.events().get(2).other()).hasValue(bounce.id().key());
    TimelineEvent reports = history(bounce).events().getLast();
    assertThat(reports.kind()).isEqualTo(EventKind.REPORTS);
    assertThat(reports.other()).hasValue(message.id().key());
  }

  @Test
  void messagesAreFoundByTheirAddressesInAnyLetterCase() {
    QueuedMessage message = database.store("Carol@elsewhere.test", "bob@away.test");
    database.store("alice@home.test", "eve@away.test");
    database.inTransaction(beans -> beans.timeline().keep(beans.timeline().unkept(0, 10)));

    assertThat(search(Optional.of("carol@ELSEWHERE.test"), Optional.empty()))
        .extracting(ReceivedEnvelope::message)
        .containsExactly(message.id().key());
    assertThat(search(Optional.of("BOB@away.test"), Optional.empty()))
        .extracting(ReceivedEnvelope::message)
        .containsExactly(message.id().key());
    assertThat(search(Optional.empty(), Optional.empty())).hasSize(2);
    assertThat(search(Optional.empty(), Optional.of(Mail.ARRIVED))).isEmpty();
    assertThat(search(Optional.empty(), Optional.of(Mail.ARRIVED), Optional.empty())).hasSize(2);
    assertThat(search(Optional.empty(), Optional.of(Mail.ARRIVED.plusMillis(1)), Optional.empty()))
        .isEmpty();
    assertThat(search(Optional.of("bob@home.test"), Optional.empty())).isEmpty();
  }

  @Test
  void anEnvelopeIsCopiedOnce() {
    QueuedMessage message = database.store("alice@home.test", "bob@away.test");
    List<Long> keys = List.of(message.id().key());

    assertThat(database.<Integer>inTransaction(beans -> beans.timeline().keep(keys))).isOne();
    assertThat(database.<Integer>inTransaction(beans -> beans.timeline().keep(keys))).isZero();
    assertThat(database.<List<Long>>inTransaction(beans -> beans.timeline().unkept(0, 10)))
        .isEmpty();
    assertThat(database.count("timeline_message")).isOne();
    assertThat(database.count("timeline_address")).isEqualTo(2);
  }

  @Test
  void deferralsHaveALimit() {
    QueuedMessage message = database.store("alice@home.test", "bob@away.test");
    database.inTransaction(
        beans -> {
          for (int i = 0; i < Timeline.MAX_EVENTS; i++) {
            beans
                .timeline()
                .add(TimelineEvent.of(message.id().key(), NOW, EventKind.DEFERRED, "no"));
          }
          return 0;
        });
    report(message, LATER);

    assertThat(database.count("timeline_event")).isEqualTo(Timeline.MAX_EVENTS);
  }

  @Test
  void anExpandedMessageIsFoundByTheAddressThatItCameFor() {
    QueuedMessage message = database.store("alice@home.test", "bob@away.test");
    database.inTransaction(
        beans -> {
          beans
              .timeline()
              .expanded(message.id().key(), "Info@home.test", List.of("bob@away.test"), "an alias");
          return 0;
        });
    assertThat(history(message).events().getLast().recipients()).containsExactly("bob@away.test");

    assertThat(search(Optional.of("info@home.test"), Optional.empty())).hasSize(1);
  }

  @Test
  void historiesAreForgottenAfterTheirTime() {
    QueuedMessage gone = database.store("carol@elsewhere.test", "bob@away.test");
    QueuedMessage here = database.store("alice@home.test", "eve@away.test");
    report(gone, SENT);
    history(here);

    assertThat(database.<Integer>inTransaction(b -> b.timeline().forget(Mail.ARRIVED))).isZero();
    assertThat(database.<Integer>inTransaction(b -> b.timeline().forget(Mail.EXPIRES))).isOne();
    assertThat(database.count("timeline_event")).isZero();
    assertThat(
            database.<Optional<MessageHistory>>inTransaction(
                beans -> beans.histories().find(gone.id().key())))
        .isEmpty();
    assertThat(kinds(history(here))).containsExactly(EventKind.RECEIVED);
  }
}
