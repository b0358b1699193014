package org.eaglemail.queue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.bounce.Action;
import org.eaglemail.bounce.Notifications;
import org.eaglemail.bounce.NotifiedMessage;
import org.eaglemail.bounce.NotifiedRecipient;
import org.eaglemail.database.StableStorage;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spool.AttemptRecord;
import org.eaglemail.spool.ContentReader;
import org.eaglemail.spool.LocalRecipient;
import org.eaglemail.spool.MaildropStore;
import org.eaglemail.spool.QueueStore;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.Spooled;
import org.eaglemail.timeline.EventKind;
import org.eaglemail.timeline.Timeline;
import org.eaglemail.timeline.TimelineEvent;
import org.jspecify.annotations.Nullable;

/** Writes outcomes and all that follows from them, in the caller's transaction. */
@ApplicationScoped
public class OutcomeWriter {
  @Inject private Settings settings;
  @Inject private QueueStore store;
  @Inject private MaildropStore maildrops;
  @Inject private Notifications notifications;
  @Inject private ContentReader contents;
  @Inject private StableStorage storage;
  @Inject private Leases leases;
  @Inject private Timeline timeline;
  @Inject private LateExpansion expansions;

  private @Nullable Settlement settlement;

  @PostConstruct
  void configure() {
    settlement =
        new Settlement(
            new RetrySchedule(settings.queueRetryMin(), settings.queueRetryMax(), new Random()),
            settings.queueReplyMax());
  }

  /**
   * Writes a group of reports down.
   *
   * @throws UncheckedIOException when a message cannot be read for the notification of its sender,
   *     or for a list
   */
  Recorded write(List<Report> reports, Instant now) {
    List<Try> tries = counted(reports, now);
    tries.forEach(this::keepCopy);
    List<QueuedMessage> expanded = new ArrayList<>(0);
    List<Spooled> written = new ArrayList<>();
    tries.forEach(one -> written.addAll(expand(one, expanded, now)));
    chronicle(tries, now);
    written.addAll(tellSenders(tries, now));
    store.settle(tries.stream().map(Try::row).toList(), now);
    return new Recorded(
        tries,
        written.stream().flatMap(one -> one.queued().stream()).toList(),
        written.size(),
        expanded,
        written.isEmpty() && expanded.isEmpty() ? CommitBarrier.NONE : storage.afterCommit());
  }

  /** Holds the recipients of a report whose outcomes cannot be written. */
  void quarantine(Report report, String reason, Instant now) {
    List<AttemptRecord> rows =
        store.hold(
            report.attempts().stream().map(one -> Settlement.quarantined(one, reason)).toList());
    store.settle(rows, now);
    if (!rows.isEmpty()) {
      timeline.add(
          TimelineEvent.of(report.message().id().key(), now, EventKind.QUARANTINED, reason)
              .to(report.recipients().stream().map(to -> to.address().toString()).toList()));
    }
  }

  private List<Try> counted(List<Report> reports, Instant now) {
    Settlement rules = Objects.requireNonNull(settlement);
    List<Try> tries =
        reports.stream()
            .flatMap(
                report ->
                    report.attempts().stream()
                        .map(attempt -> rules.settle(report.message(), attempt, now)))
            .toList();
    Set<AttemptRecord> counted = new HashSet<>(store.hold(tries.stream().map(Try::row).toList()));
    return tries.stream().filter(one -> counted.contains(one.row())).toList();
  }

  private void chronicle(List<Try> tries, Instant now) {
    Set<Said> said = new HashSet<>();
    for (TimelineEvent event : Chronicle.of(tries, now, settings.timelineDialogues())) {
      // Deferrals alone have no end; all others are as many as there are recipients.
      if (event.kind() != EventKind.DEFERRED || timeline.room(event.message()) > 0) {
        boolean first = said.add(new Said(event.message(), event.dialogue()));
        timeline.add(first ? event : event.over(event.tls(), event.route(), List.of()));
      }
    }
  }

  /** What was said of a message: recipients with fates of their own share it, and one tells it. */
  private record Said(long message, List<String> dialogue) {}

  private void keepCopy(Try one) {
    if (one.attempt().outcome() instanceof Outcome.Local(List<Long> accounts)) {
      EmailAddress address = one.attempt().recipient().address();
      accounts.forEach(
          account -> maildrops.addOnce(one.message(), new LocalRecipient(account, address)));
    }
  }

  private List<Spooled> expand(Try one, List<QueuedMessage> expanded, Instant now) {
    if (!(one.attempt().outcome() instanceof Outcome.Expanded(Expansion others))) {
      return List.of();
    }
    try {
      LateExpansion.Written written = expansions.write(one, others, now);
      expanded.addAll(written.toSend());
      return written.notices();
    } catch (IOException e) {
      throw new UncheckedIOException("no copy of " + one.message().id(), e);
    }
  }

  /** One notification for a message and an action, whatever came together of its recipients. */
  private List<Spooled> tellSenders(List<Try> tries, Instant now) {
    Map<Subject, List<NotifiedRecipient>> told = new LinkedHashMap<>();
    for (Try one : tries) {
      Notices.of(one)
          .ifPresent(
              notice ->
                  told.computeIfAbsent(
                          new Subject(one.message(), notice.action()), s -> new ArrayList<>())
                      .add(notice.recipient()));
    }
    List<Spooled> written = new ArrayList<>();
    tries.stream().filter(Notices::isUnwanted).forEach(one -> unwanted(one, now));
    told.forEach((subject, all) -> tell(subject, all, now).ifPresent(written::add));
    return written;
  }

  private void unwanted(Try one, Instant now) {
    timeline.add(
        TimelineEvent.of(
                one.message().id().key(), now, EventKind.SUPPRESSED, "its sender wants no word")
            .to(List.of(one.attempt().recipient().address().toString())));
  }

  /** Compared by the message's name alone: its recipients differ from report to report. */
  private record Subject(QueuedMessage message, Action action) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Subject(QueuedMessage theirs, Action done)
          && theirs.id().equals(message.id())
          && done == action;
    }

    @Override
    public int hashCode() {
      return Objects.hash(message.id(), action);
    }
  }

  private Optional<Spooled> tell(Subject subject, List<NotifiedRecipient> told, Instant now) {
    QueuedMessage message = subject.message();
    NotifiedMessage about = NotifiedMessage.of(message, contents.source(message));
    try {
      return notifications.write(about, subject.action(), told, leases.next(now));
    } catch (IOException e) {
      throw new UncheckedIOException("no notification for " + message.id(), e);
    }
  }
}
