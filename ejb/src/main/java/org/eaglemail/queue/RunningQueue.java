package org.eaglemail.queue;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eaglemail.delivery.Delivery;
import org.eaglemail.delivery.Planner;
import org.eaglemail.delivery.Prospect;
import org.eaglemail.delivery.RemoteDelivery;
import org.eaglemail.delivery.Report;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.routing.RelayServer;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;

/** The queue from its start to its stop: what is in memory, and the threads that work on it. */
final class RunningQueue implements Recorder.Listener {
  private static final Logger LOG = System.getLogger(RunningQueue.class.getName());

  /** When to look again for a connection, where all that may be were in use. */
  static final Duration CROWDED_PAUSE = Duration.ofSeconds(30);

  /** What a stop leaves for writing outcomes down, however long deliveries took. */
  static final Duration RECORDING = Duration.ofSeconds(5);

  /**
   * What it works with.
   *
   * @param leases gives leases of this node
   * @param threads what deliveries run on
   */
  record Parts(
      Ledger ledger,
      Function<Instant, Lease> leases,
      Clock clock,
      Planner planner,
      RemoteDelivery remote,
      Journal journal,
      ApplicationThreads threads) {}

  private final Parts parts;
  private final Holdings holdings;
  private final Admission admission;
  private final Recorder recorder;
  private final Dispatcher dispatcher;
  private final Scan scan;

  /**
   * @param held most recipients in memory
   */
  RunningQueue(Parts parts, Lanes.Limits limits, int held) {
    this.parts = parts;
    this.holdings = new Holdings(held);
    this.recorder = new Recorder(parts.ledger(), parts.clock(), this, Recorder.PAUSE);
    Pauses pauses = new Pauses();
    this.admission = new Admission(parts.ledger(), parts.clock(), holdings, pauses);
    this.dispatcher = new Dispatcher(parts, recorder::add, this::giveBack, admission, limits);
    this.scan =
        new Scan(parts.ledger(), parts.leases(), parts.clock(), holdings, pauses, this::take);
  }

  void start() {
    int recipients = parts.ledger().reclaim(parts.clock().instant());
    if (recipients > 0) {
      LOG.log(Level.INFO, "{0} recipients were under way when this node stopped", recipients);
    }
    recorder.start();
    scan.start();
  }

  /**
   * Takes a message that this node holds the leases of, or gives them back: when memory is full, or
   * its destination is paused. Throws nothing: it is stored, and whoever hands it over has promised
   * that already.
   */
  void take(QueuedMessage message) {
    try {
      admission.admit(message).ifPresent(this::hold);
    } catch (RuntimeException | Error e) {
      admission.forget(message, message.recipients(), e);
    }
  }

  private void hold(QueuedMessage message) {
    Instant now = parts.clock().instant();
    if (holdings.take(message.recipients(), parts.leases().apply(now).until())) {
      if (dispatcher.take(message)) {
        return;
      }
      holdings.drop(message.recipients());
    }
    try {
      parts.ledger().giveBack(message.recipients(), now);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, message.id() + ": waits until its leases end", e);
    }
  }

  /**
   * Gives a delivery back untried: that our own connections are in use is no fault of the mail's.
   *
   * @return false when its time is over by then, so that it has to count as tried
   */
  private boolean giveBack(Delivery delivery) {
    List<QueuedRecipient> recipients = delivery.recipients();
    Instant again = parts.clock().instant().plus(CROWDED_PAUSE);
    if (!recipients.stream().allMatch(to -> again.isBefore(to.expires()))) {
      return false;
    }
    try {
      parts.ledger().giveBack(recipients, again);
      scan.expect(again);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, delivery.message().id() + ": waits until its leases end", e);
    }
    if (holdings.drop(recipients)) {
      scan.wake();
    }
    return true;
  }

  /** Something will be due then. */
  void expect(Instant due) {
    scan.expect(due);
  }

  void wake() {
    dispatcher.revive();
    scan.wake();
  }

  @Override
  public void committed(Recorded recorded) {
    try {
      parts.journal().write(recorded);
      recorded.tries().stream()
          .flatMap(one -> one.row().next().stream())
          .min(Comparator.naturalOrder())
          .ifPresent(scan::expect);
      recorded.barrier().await();
      recorded.bounces().forEach(this::take);
      recorded.expanded().forEach(this::take);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "what was written with outcomes waits until its leases end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void settled(Report report) {
    if (holdings.drop(report.recipients())) {
      scan.wake();
    }
  }

  Prospect prospect(RelayHost host) {
    return parts.remote().prospect(host);
  }

  /** Recipients in memory. */
  int held() {
    return holdings.size();
  }

  /** Deliveries under way. */
  int active() {
    return dispatcher.active();
  }

  /** The destinations with work, and those that are dead. */
  List<Lane.View<Set<RelayServer>>> destinations() {
    return dispatcher.destinations();
  }

  /**
   * Waits {@code atMost} for what is under way, and makes due what was not done. What does not end
   * in time keeps its leases, since it may still be sent: this node takes it back at its next
   * start, others when the leases end. What ended is recorded, for which {@link #RECORDING} is left
   * in any case.
   */
  void stop(Duration atMost) throws InterruptedException {
    Countdown rest = new Countdown(atMost);
    scan.drain();
    Dispatcher.Left left = dispatcher.close(rest.left());
    parts.threads().close();
    Countdown end = new Countdown(Durations.longer(rest.left(), RECORDING));
    boolean recorded = recorder.stop(end.left());
    scan.stop(end.left());
    Instant now = parts.clock().instant();
    if (recorded && left.underWay() == 0) {
      parts.ledger().reclaim(now);
    } else {
      parts.ledger().giveBack(left.notBegun(), now);
    }
  }
}
