package org.eaglemail.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eaglemail.delivery.Delivery;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Plan;
import org.eaglemail.delivery.Planner;
import org.eaglemail.delivery.RemoteDelivery;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.eaglemail.spool.Urgency;

/**
 * Plans and sends messages, each on a virtual thread of its own. Planning waits for DNS, so it is
 * bounded like sending: per host of the first recipient, and in all.
 */
final class Dispatcher {
  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

  /**
   * How much is done at once.
   *
   * @param perDestination deliveries to the same hosts
   * @param total deliveries in all
   */
  record Limits(int perDestination, int total) {}

  private final Planner planner;
  private final RemoteDelivery remote;
  private final Consumer<Report> reports;
  private final Lanes<MailHost, QueuedMessage> planning;
  private final Lanes<Set<RelayHost>, Delivery> sending;

  /**
   * @param reports is told what became of each recipient; may block
   */
  Dispatcher(
      Planner planner,
      RemoteDelivery remote,
      Consumer<Report> reports,
      Limits limits,
      ApplicationThreads threads) {
    this.planner = planner;
    this.remote = remote;
    this.reports = reports;
    this.planning =
        new Lanes<>(
            limits.perDestination(),
            limits.total(),
            threads.named("plan-"),
            Dispatcher::place,
            this::plan);
    this.sending =
        new Lanes<>(
            limits.perDestination(),
            limits.total(),
            threads.named("send-"),
            delivery -> place(delivery.message()),
            this::send);
  }

  /**
   * Takes a message; never blocks.
   *
   * @return false when closed
   */
  boolean take(QueuedMessage message) {
    return planning.add(message.recipients().get(0).address().host(), message);
  }

  private static Turns.Place place(QueuedMessage message) {
    return new Turns.Place(Urgency.of(message.terms().priority()), message.sender());
  }

  private void plan(QueuedMessage message) {
    Plan plan;
    try {
      plan = planner.plan(message);
    } catch (RuntimeException | Error e) {
      reports.accept(faulty(message, message.recipients(), e));
      return;
    }
    for (Delivery delivery : plan.deliveries()) {
      sending.add(delivery.destination(), delivery);
    }
    if (!plan.settled().isEmpty()) {
      reports.accept(new Report(message, plan.settled()));
    }
  }

  private void send(Delivery delivery) {
    Report report;
    try {
      report = remote.deliver(delivery);
    } catch (RuntimeException | Error e) {
      report = faulty(delivery.message(), delivery.recipients(), e);
    }
    reports.accept(report);
  }

  /** Even for an error, which else would end the thread: the recipients must not be forgotten. */
  private static Report faulty(
      QueuedMessage message, List<QueuedRecipient> recipients, Throwable fault) {
    LOG.log(Level.ERROR, message.id() + ": not delivered because of a fault of ours", fault);
    return Report.same(message, recipients, new Outcome.Faulty(oneLine(fault)));
  }

  private static String oneLine(Throwable fault) {
    return fault.toString().replaceAll("\\p{Cntrl}", "?");
  }

  /** Deliveries under way. */
  int active() {
    return sending.active();
  }

  /** Deliveries that wait for their turn. */
  int waiting() {
    return planning.active() + planning.waiting() + sending.waiting();
  }

  /** Begins nothing more, and waits for what is under way. */
  void close(Duration atMost) throws InterruptedException {
    int dropped = planning.close().size() + sending.close().size();
    Countdown rest = new Countdown(atMost);
    boolean ended = planning.awaitIdle(rest.left()) && sending.awaitIdle(rest.left());
    LOG.log(
        Level.INFO,
        "the queue stops: {0} deliveries not begun, {1} cut off",
        dropped,
        ended ? 0 : active());
  }
}
