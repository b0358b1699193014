package org.eaglemail.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.Domain;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.Portion;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;

/** A ledger in memory that can be told to fail, for one node. */
final class MemoryLedger implements Ledger {
  private final Settlement settlement;
  private final Map<Long, Instant> due = new TreeMap<>();
  private final Map<Long, QueuedMessage> messages = new TreeMap<>();
  private final List<List<Report>> groups = new ArrayList<>();
  private final List<Try> tries = new ArrayList<>();
  private final List<Long> renewed = new ArrayList<>();
  private final List<QueuedRecipient> givenBack = new ArrayList<>();
  private final List<QueuedMessage> bounces = new ArrayList<>();
  private final List<String> postponed = new ArrayList<>();
  private final Set<Long> taken = new HashSet<>();
  private List<String> paused = List.of();
  private Predicate<List<Report>> failing = group -> false;
  private final List<String> quarantined = new ArrayList<>();
  private boolean answering = true;
  private int reclaims;
  private int claims;

  MemoryLedger(RetrySchedule schedule) {
    this.settlement = new Settlement(schedule, 1000);
  }

  /** A message whose recipients are due. */
  synchronized void put(QueuedMessage message, Instant at) {
    for (QueuedRecipient recipient : message.recipients()) {
      due.put(recipient.id(), at);
      messages.put(recipient.id(), message);
    }
  }

  /** From now on rolls back such groups. */
  synchronized void failOn(Predicate<List<Report>> groupsToFail) {
    failing = groupsToFail;
  }

  /** With the next group that is committed this bounce is written. */
  synchronized void bounceNext(QueuedMessage bounce) {
    bounces.add(bounce);
  }

  /** Another node has the lease of this recipient now. */
  synchronized void takeAway(long recipient) {
    taken.add(recipient);
  }

  synchronized void pause(String... destinations) {
    paused = List.of(destinations);
  }

  /** Whether it answers at all. */
  synchronized void answering(boolean whether) {
    answering = whether;
  }

  /** Who was held with which reason, {@code id: reason}. */
  synchronized List<String> quarantined() {
    return List.copyOf(quarantined);
  }

  /** What kept recipients from being tried. */
  synchronized List<String> postponed() {
    return List.copyOf(postponed);
  }

  synchronized List<List<Report>> groups() {
    return List.copyOf(groups);
  }

  synchronized List<Try> tries() {
    return List.copyOf(tries);
  }

  synchronized List<Long> renewed() {
    return List.copyOf(renewed);
  }

  synchronized List<QueuedRecipient> givenBack() {
    return List.copyOf(givenBack);
  }

  synchronized int claims() {
    return claims;
  }

  synchronized int reclaims() {
    return reclaims;
  }

  @Override
  public synchronized int reclaim(Instant now) {
    reclaims++;
    return 0;
  }

  @Override
  public synchronized List<QueuedMessage> claim(Instant now, int limit) {
    claims++;
    List<QueuedMessage> found = new ArrayList<>();
    for (long id : List.copyOf(due.keySet())) {
      Instant at = due.get(id);
      QueuedMessage message = messages.get(id);
      if (found.size() < limit && at != null && message != null && !at.isAfter(now)) {
        due.put(id, now.plus(Mail.LEASE));
        List<QueuedRecipient> one =
            message.recipients().stream().filter(recipient -> recipient.id() == id).toList();
        found.add(message.to(one));
      }
    }
    return found;
  }

  @Override
  public synchronized Optional<Instant> nextDue() {
    return due.values().stream().min(Instant::compareTo);
  }

  @Override
  public synchronized Set<Long> renew(List<Long> recipients, Lease lease) {
    List<Long> ours = recipients.stream().filter(id -> !taken.contains(id)).toList();
    renewed.addAll(ours);
    ours.forEach(id -> due.computeIfPresent(id, (key, at) -> lease.until()));
    return Set.copyOf(ours);
  }

  @Override
  public synchronized void postpone(
      List<QueuedRecipient> recipients, String destination, Instant at) {
    postponed.add(destination);
    recipients.forEach(recipient -> due.put(recipient.id(), at));
  }

  @Override
  public synchronized List<String> paused() {
    return paused;
  }

  @Override
  public synchronized void giveBack(List<QueuedRecipient> recipients, Instant at) {
    givenBack.addAll(recipients);
    recipients.forEach(recipient -> due.put(recipient.id(), at));
  }

  @Override
  public synchronized boolean endPause(String destination) {
    throw new UnsupportedOperationException("pauses are those that the test gives");
  }

  @Override
  public synchronized Portion resume(String destination, long after, Instant now) {
    throw new UnsupportedOperationException("only the database knows who waits for it");
  }

  @Override
  public synchronized Portion flush(Domain domain, boolean subdomains, long after, Instant now) {
    throw new UnsupportedOperationException("only the database knows domains");
  }

  @Override
  public synchronized Recorded expire(QueueId message, QueueFilter filter, Instant now) {
    throw new UnsupportedOperationException("only the database knows who is held");
  }

  @Override
  public synchronized Recorded record(List<Report> reports, Instant now) {
    if (failing.test(reports)) {
      throw new IllegalStateException("rolled back");
    }
    groups.add(reports);
    List<Try> written = new ArrayList<>();
    for (Report report : reports) {
      report.attempts().forEach(a -> written.add(settlement.settle(report.message(), a, now)));
    }
    for (Try one : written) {
      one.row()
          .next()
          .ifPresentOrElse(
              next -> due.put(one.row().recipient(), next),
              () -> due.remove(one.row().recipient()));
    }
    tries.addAll(written);
    List<QueuedMessage> toSend = List.copyOf(bounces);
    bounces.clear();
    return new Recorded(written, toSend, toSend.size(), List.of(), CommitBarrier.NONE);
  }

  @Override
  public synchronized void quarantine(Report report, String reason, Instant now) {
    check();
    report.recipients().forEach(to -> quarantined.add(to.id() + ": " + reason));
  }

  @Override
  public synchronized void check() {
    if (!answering) {
      throw new IllegalStateException("no connection");
    }
  }
}
