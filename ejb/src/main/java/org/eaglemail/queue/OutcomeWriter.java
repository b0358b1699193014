package org.eaglemail.queue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.eaglemail.bounce.Bounces;
import org.eaglemail.bounce.FailedRecipient;
import org.eaglemail.database.StableStorage;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spool.AttemptRecord;
import org.eaglemail.spool.LocalRecipient;
import org.eaglemail.spool.MaildropStore;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueueStore;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.RecipientState;
import org.eaglemail.spool.Spooled;
import org.jspecify.annotations.Nullable;

/** Writes outcomes and all that follows from them, in the caller's transaction. */
@ApplicationScoped
public class OutcomeWriter {
  @Inject private Settings settings;
  @Inject private QueueStore store;
  @Inject private MaildropStore maildrops;
  @Inject private Bounces bounces;
  @Inject private StableStorage storage;
  @Inject private Leases leases;

  private @Nullable Settlement settlement;

  @PostConstruct
  void configure() {
    settlement =
        new Settlement(
            new RetrySchedule(settings.queueRetryMin(), settings.queueRetryMax(), new Random()));
  }

  /**
   * Writes a group of reports down.
   *
   * @throws UncheckedIOException when a message that failed cannot be read for its bounce
   */
  Recorded write(List<Report> reports, Instant now) {
    List<Try> tries = counted(reports, now);
    tries.forEach(this::keepCopy);
    List<Spooled> written = tellSenders(tries, now);
    store.removeDone(finished(tries));
    return new Recorded(
        tries,
        written.stream().flatMap(bounce -> bounce.queued().stream()).toList(),
        written.size(),
        written.isEmpty() ? CommitBarrier.NONE : storage.afterCommit());
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
    Set<AttemptRecord> counted =
        new HashSet<>(store.record(tries.stream().map(Try::row).toList(), now));
    return tries.stream().filter(one -> counted.contains(one.row())).toList();
  }

  private void keepCopy(Try one) {
    if (one.attempt().outcome() instanceof Outcome.Local(long account)) {
      EmailAddress address = one.attempt().recipient().address();
      maildrops.add(one.message(), new LocalRecipient(account, address));
    }
  }

  /** One bounce for a message, whatever came together of its failures. */
  private List<Spooled> tellSenders(List<Try> tries, Instant now) {
    Map<QueueId, List<Try>> failures =
        tries.stream()
            .filter(one -> one.attempt().outcome() instanceof Outcome.Failed)
            .collect(
                Collectors.groupingBy(
                    one -> one.message().id(), LinkedHashMap::new, Collectors.toList()));
    List<Spooled> written = new ArrayList<>();
    failures.values().forEach(failed -> bounce(failed, now).ifPresent(written::add));
    return written;
  }

  private Optional<Spooled> bounce(List<Try> failures, Instant now) {
    QueuedMessage message = failures.get(0).message();
    List<FailedRecipient> failed = new ArrayList<>(failures.size());
    for (Try one : failures) {
      if (one.attempt().outcome() instanceof Outcome.Failed(var remote, var status, var reply)) {
        EmailAddress address = one.attempt().recipient().address();
        failed.add(new FailedRecipient(address, status, remote, reply));
      }
    }
    try {
      return bounces.write(message, failed, leases.next(now));
    } catch (IOException e) {
      throw new UncheckedIOException("no bounce for " + message.id(), e);
    }
  }

  private static Set<Long> finished(Collection<Try> tries) {
    return tries.stream()
        .filter(one -> one.row().state() != RecipientState.WAITING)
        .map(one -> one.message().id().key())
        .collect(Collectors.toUnmodifiableSet());
  }
}
