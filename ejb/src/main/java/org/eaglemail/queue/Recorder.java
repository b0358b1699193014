package org.eaglemail.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eaglemail.delivery.Attempt;
import org.eaglemail.delivery.Report;

/**
 * Records what became of deliveries. All reports that come while one transaction runs go into the
 * next one, and each waits a moment for company: a group is as large as the load makes it, and a
 * transaction costs much more than one more report in it. Nobody waits for an outcome to be
 * recorded; what a crash unmakes is delivered twice, as it is when the crash comes a moment
 * earlier.
 *
 * <p>A group that cannot be committed is taken apart, so that one bad row costs no other its
 * outcome; what fails alone is tried again with later groups, and given up in the end: its lease is
 * not renewed any more, so it will be delivered again. The thread is never interrupted, which would
 * close the embedded database's files under all others.
 */
final class Recorder {
  private static final Logger LOG = System.getLogger(Recorder.class.getName());

  /** Reports that wait; who brings another one then waits too. */
  static final int MAX_WAITING = 1000;

  /** Recipients in a transaction of several reports. */
  static final int MAX_GROUP = 500;

  /** How long the first report of a group waits for others. */
  static final Duration COMPANY = Duration.ofMillis(20);

  /** How often a report is tried. */
  static final int MAX_TRIES = 6;

  /** How long to wait when nothing at all could be committed; doubled with each further try. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** Who wants to know. Told by the recorder's thread; must not throw. */
  interface Listener {
    /** A transaction was committed. */
    void committed(Recorded recorded);

    /** These recipients are recorded, or given up: nothing more is done for them. */
    void settled(Report report);
  }

  private record Pending(Report report, int tries) {}

  private final Ledger ledger;
  private final Clock clock;
  private final Listener listener;
  private final Duration pause;
  private final BlockingQueue<Optional<Report>> inbox = new LinkedBlockingQueue<>(MAX_WAITING);
  private final Bell stopBell = new Bell();
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * @param pause see {@link #PAUSE}
   */
  Recorder(Ledger ledger, Clock clock, Listener listener, Duration pause) {
    this.ledger = ledger;
    this.clock = clock;
    this.listener = listener;
    this.pause = pause;
    this.thread = Thread.ofPlatform().daemon().name("eagle-recorder").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Has it recorded; blocks while {@link #MAX_WAITING} are before it. */
  void add(Report report) {
    try {
      inbox.put(Optional.of(report));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends when all that was added before is recorded; returns at the latest after {@code atMost}.
   */
  void stop(Duration atMost) throws InterruptedException {
    stopping = true;
    stopBell.ring();
    // Wakes the thread if it waits; if there is no room it does not wait.
    boolean woken = inbox.offer(Optional.empty());
    if (!thread.join(atMost)) {
      LOG.log(
          Level.WARNING, "outcomes were not recorded in time: {0}, woken {1}", inbox.size(), woken);
    }
  }

  private void run() {
    List<Pending> carried = List.of();
    try {
      while (!stopping || !inbox.isEmpty() || !carried.isEmpty()) {
        carried = commit(gather(carried));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Pending> gather(List<Pending> carried) throws InterruptedException {
    List<Pending> group = new ArrayList<>(carried);
    if (group.isEmpty()) {
      add(inbox.take(), group);
    }
    if (!stopping && inbox.size() < MAX_GROUP) {
      Thread.sleep(COMPANY);
    }
    int recipients = group.stream().mapToInt(one -> one.report().attempts().size()).sum();
    while (recipients < MAX_GROUP && !inbox.isEmpty()) {
      recipients += add(inbox.remove(), group);
    }
    return group;
  }

  private static int add(Optional<Report> report, List<Pending> group) {
    report.ifPresent(one -> group.add(new Pending(one, 1)));
    return report.map(one -> one.attempts().size()).orElse(0);
  }

  /** Returns what is to be tried again. */
  private List<Pending> commit(List<Pending> group) throws InterruptedException {
    if (group.isEmpty() || isCommitted(group.stream().map(Pending::report).toList())) {
      return List.of();
    }
    List<Pending> alone = apart(group);
    List<Pending> failed = new ArrayList<>();
    for (Pending one : alone) {
      if (!isCommitted(List.of(one.report()))) {
        failed.add(one);
      }
    }
    if (failed.size() == alone.size()) {
      // Not a bad row but a bad time, for the database: it need not be asked at once again.
      int longest = failed.stream().mapToInt(Pending::tries).max().orElse(1);
      stopBell.await(pause.multipliedBy(1L << (longest - 1)));
    }
    return again(failed);
  }

  private boolean isCommitted(List<Report> group) {
    Recorded recorded;
    try {
      recorded = ledger.record(group, clock.instant());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the outcomes of " + group.size() + " deliveries were rolled back", e);
      return false;
    }
    listener.committed(recorded);
    group.forEach(listener::settled);
    return true;
  }

  /** The same with one recipient in each report. */
  private static List<Pending> apart(List<Pending> group) {
    List<Pending> alone = new ArrayList<>();
    for (Pending one : group) {
      for (Attempt attempt : one.report().attempts()) {
        alone.add(new Pending(new Report(one.report().message(), List.of(attempt)), one.tries()));
      }
    }
    return alone;
  }

  private List<Pending> again(List<Pending> failed) {
    List<Pending> again = new ArrayList<>(failed.size());
    for (Pending one : failed) {
      if (one.tries() < MAX_TRIES) {
        again.add(new Pending(one.report(), one.tries() + 1));
      } else {
        LOG.log(
            Level.ERROR,
            "{0}: an outcome cannot be recorded; it will be delivered again",
            one.report().message().id());
        listener.settled(one.report());
      }
    }
    return again;
  }
}
