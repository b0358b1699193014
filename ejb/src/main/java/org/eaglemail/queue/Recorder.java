package org.eaglemail.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eaglemail.delivery.Attempt;
import org.eaglemail.delivery.Fault;
import org.eaglemail.delivery.Report;

/**
 * Records what became of deliveries. All reports that come while one transaction runs go into the
 * next one, and each waits a moment for company: a group is as large as the load makes it, and a
 * transaction costs much more than one more report in it. Nobody waits for an outcome to be
 * recorded; what a crash unmakes is delivered twice, as it is when the crash comes a moment
 * earlier.
 *
 * <p>A group that cannot be committed is taken apart, so that one bad row costs no other its
 * outcome. What fails alone is tried again with later groups, and in the end its recipient is held
 * with the reason: tried again it would be delivered twice. While the database does not answer, or
 * another transaction is in the way, nothing is given up: what is known waits here, and who brings
 * more waits with it. The thread is never interrupted, which would close the embedded database's
 * files under all others.
 */
final class Recorder {
  private static final Logger LOG = System.getLogger(Recorder.class.getName());

  /** Reports that wait; who brings another one then waits too. */
  static final int MAX_WAITING = 1000;

  /** Recipients in a transaction of several reports. */
  static final int MAX_GROUP = 500;

  /** How long the first report of a group waits for others. */
  static final Duration COMPANY = Duration.ofMillis(20);

  /** How often a report is tried while the database answers. */
  static final int MAX_TRIES = Settlement.MAX_FAULTS;

  /** How long to wait when nothing at all could be committed; doubled with each further time. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** It is doubled no more often than that: to half a minute. */
  private static final int MAX_DOUBLINGS = 5;

  /** Who wants to know. Told by the recorder's thread; must not throw. */
  interface Listener {
    /** A transaction was committed. */
    void committed(Recorded recorded);

    /** These recipients are recorded, or held: nothing more is done for them. */
    void settled(Report report);
  }

  /**
   * @param faults tries that failed while the database answered
   * @param last what it failed by
   */
  private record Pending(Report report, int faults, String last) {
    Pending(Report report) {
      this(report, 0, "");
    }

    Pending failed(String why, boolean fault) {
      return new Pending(report, faults + (fault ? 1 : 0), why);
    }
  }

  private final Ledger ledger;
  private final Clock clock;
  private final Listener listener;
  private final Duration pause;
  private final BlockingQueue<Optional<Report>> inbox = new LinkedBlockingQueue<>(MAX_WAITING);
  private final Bell stopBell = new Bell();
  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean abandoned;
  // Of the thread alone.
  private int badTimes;

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
   *
   * @return whether it is
   */
  boolean stop(Duration atMost) throws InterruptedException {
    stopping = true;
    stopBell.ring();
    // Wakes the thread if it waits; if there is no room it does not wait.
    boolean woken = inbox.offer(Optional.empty());
    if (thread.join(atMost)) {
      return true;
    }
    abandoned = true;
    stopBell.ring();
    LOG.log(
        Level.WARNING, "outcomes were not recorded in time: {0}, woken {1}", inbox.size(), woken);
    return false;
  }

  private void run() {
    List<Pending> carried = List.of();
    try {
      while (!abandoned && (!stopping || !inbox.isEmpty() || !carried.isEmpty())) {
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
    report.ifPresent(one -> group.add(new Pending(one)));
    return report.map(one -> one.attempts().size()).orElse(0);
  }

  /** Returns what is to be tried again. */
  private List<Pending> commit(List<Pending> group) throws InterruptedException {
    if (group.isEmpty() || fault(group.stream().map(Pending::report).toList()).isEmpty()) {
      badTimes = 0;
      return List.of();
    }
    List<Pending> alone = apart(group);
    Map<Pending, Throwable> failed = new LinkedHashMap<>();
    for (Pending one : alone) {
      fault(List.of(one.report())).ifPresent(why -> failed.put(one, why));
    }
    boolean all = failed.size() == alone.size();
    // A bad row, or a bad time? Of the database, which need not be asked at once again.
    boolean answers = !all || isAnswering();
    if (all) {
      stopBell.await(pause.multipliedBy(1L << Math.min(badTimes++, MAX_DOUBLINGS)));
    }
    return again(failed, answers);
  }

  private boolean isAnswering() {
    try {
      ledger.check();
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the database does not answer; outcomes wait", e);
      return false;
    }
  }

  /** Records them, or tells why that cannot be. */
  private Optional<Throwable> fault(List<Report> group) {
    Recorded recorded;
    try {
      recorded = ledger.record(group, clock.instant());
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "the outcomes of " + group.size() + " deliveries were rolled back", e);
      return Optional.of(e);
    }
    listener.committed(recorded);
    group.forEach(listener::settled);
    return Optional.empty();
  }

  /** The same with one recipient in each report. */
  private static List<Pending> apart(List<Pending> group) {
    List<Pending> alone = new ArrayList<>();
    for (Pending one : group) {
      for (Attempt attempt : one.report().attempts()) {
        Report single = new Report(one.report().message(), List.of(attempt));
        alone.add(new Pending(single, one.faults(), one.last()));
      }
    }
    return alone;
  }

  private List<Pending> again(Map<Pending, Throwable> failed, boolean answers) {
    List<Pending> again = new ArrayList<>(failed.size());
    failed.forEach(
        (one, why) -> {
          Pending next = one.failed(Fault.words(why), answers && !Fault.isPassing(why));
          if (next.faults() < MAX_TRIES || !isHeld(next)) {
            again.add(next);
          }
        });
    return again;
  }

  private boolean isHeld(Pending one) {
    Report report = one.report();
    String reason = "quarantined: what became of it cannot be recorded: " + one.last();
    try {
      ledger.quarantine(report, reason, clock.instant());
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, report.message().id() + ": cannot be held, waits", e);
      return false;
    }
    LOG.log(Level.ERROR, "{0}: {1}", report.message().id(), reason);
    listener.settled(report);
    return true;
  }
}
