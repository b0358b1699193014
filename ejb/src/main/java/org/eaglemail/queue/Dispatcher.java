package org.eaglemail.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eaglemail.delivery.Contact;
import org.eaglemail.delivery.Delivery;
import org.eaglemail.delivery.Fault;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Plan;
import org.eaglemail.delivery.Planner;
import org.eaglemail.delivery.RemoteDelivery;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.RelayServer;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.eaglemail.spool.Urgency;

/**
 * Plans and sends messages, many at once. Planning waits for DNS, so it is bounded like sending:
 * per host of the first recipient, and in all.
 */
final class Dispatcher {
  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

  private static final Reply NO_DATABASE =
      Reply.reply(451, "4.3.0", "the database cannot be used now");
  private static final Reply SUSPENDED = Reply.reply(451, "4.4.1", "delivery suspended");

  private final Planner planner;
  private final RemoteDelivery remote;
  private final Consumer<Report> reports;
  private final Predicate<Delivery> returns;
  private final Admission admission;
  private final Journal journal;
  private final Lanes<MailHost, QueuedMessage> planning;
  private final Lanes<Set<RelayServer>, Delivery> sending;
  // Filled while it is closed.
  private final Collection<QueuedRecipient> notBegun = new ConcurrentLinkedQueue<>();

  /**
   * @param reports is told what became of each recipient; may block
   * @param returns takes back what was not tried for want of a connection, unless its time is over
   * @param limits of deliveries, to the same hosts and in all
   */
  Dispatcher(
      RunningQueue.Parts parts,
      Consumer<Report> reports,
      Predicate<Delivery> returns,
      Admission admission,
      Lanes.Limits limits) {
    this.planner = parts.planner();
    this.remote = parts.remote();
    this.reports = reports;
    this.returns = returns;
    this.admission = admission;
    this.journal = parts.journal();
    this.planning =
        new Lanes<>(
            new Lanes.Limits(
                Window.Rules.fixed(limits.perLane().limit()), limits.total(), limits.dead()),
            parts.threads(),
            parts.clock(),
            new Planning());
    this.sending = new Lanes<>(limits, parts.threads(), parts.clock(), new Sending());
  }

  private final class Planning implements Lanes.Worker<MailHost, QueuedMessage> {
    @Override
    public Turns.Place place(QueuedMessage message) {
      return Dispatcher.place(message);
    }

    @Override
    public int size(QueuedMessage message) {
      return message.recipients().size();
    }

    @Override
    public Feedback run(QueuedMessage message) {
      try {
        plan(message);
      } catch (RuntimeException | Error e) {
        admission.forget(message, message.recipients(), e);
      }
      return Feedback.NOTHING;
    }

    @Override
    public void turnedAway(MailHost host, List<QueuedMessage> messages, Reply last) {
      throw new IllegalStateException("planning tells nothing of a host, so none is dead");
    }
  }

  private final class Sending implements Lanes.Worker<Set<RelayServer>, Delivery> {
    @Override
    public Turns.Place place(Delivery delivery) {
      return Dispatcher.place(delivery.message());
    }

    @Override
    public int size(Delivery delivery) {
      return delivery.recipients().size();
    }

    @Override
    public Feedback run(Delivery delivery) {
      try {
        return admission.admit(delivery).map(Dispatcher.this::send).orElse(Feedback.NOTHING);
      } catch (RuntimeException | Error e) {
        admission.forget(delivery.message(), delivery.recipients(), e);
        return Feedback.NOTHING;
      }
    }

    @Override
    public void turnedAway(Set<RelayServer> servers, List<Delivery> deliveries, Reply last) {
      deliveries.forEach(delivery -> reports.accept(suspended(delivery, last)));
    }

    @Override
    public void died(Set<RelayServer> servers, Instant until, Reply last) {
      journal.died(DestinationState.name(servers), until, last);
    }

    @Override
    public void revived(Set<RelayServer> servers) {
      journal.revived(DestinationState.name(servers));
    }
  }

  /**
   * Takes a message, or gives it back when too much waits for its destination already.
   *
   * @return false when closed
   */
  boolean take(QueuedMessage message) {
    MailHost host = message.recipients().get(0).address().host();
    if (admission.hasRoom(planning.waiting(host), message.recipients().size())) {
      return planning.add(host, message);
    }
    admission.giveBack(message, message.recipients());
    return true;
  }

  private static Turns.Place place(QueuedMessage message) {
    return Turns.Place.of(Urgency.of(message.terms().priority()), message.sender());
  }

  private void plan(QueuedMessage message) {
    Plan plan;
    try {
      plan = planner.plan(message);
    } catch (RuntimeException | Error e) {
      reports.accept(faulty(message, message.recipients(), e));
      return;
    }
    if (!plan.settled().isEmpty()) {
      reports.accept(new Report(message, plan.settled()));
    }
    plan.faults().forEach((to, fault) -> reports.accept(faulty(message, List.of(to), fault)));
    toPlan(message, plan.rest());
    // At the end: the first of them may run on this thread.
    plan.deliveries().forEach(this::toSend);
  }

  /** What waited too long for others is planned by itself, so that it waits for its own host. */
  private void toPlan(QueuedMessage message, List<QueuedRecipient> rest) {
    Map<MailHost, List<QueuedRecipient>> byHost = new LinkedHashMap<>();
    for (QueuedRecipient one : rest) {
      byHost.computeIfAbsent(one.address().host(), host -> new ArrayList<>()).add(one);
    }
    for (List<QueuedRecipient> some : byHost.values()) {
      if (!take(message.to(some))) {
        notBegun.addAll(some);
      }
    }
  }

  private void toSend(Delivery delivery) {
    Set<RelayServer> destination = delivery.destination();
    if (!admission.hasRoom(sending.waiting(destination), delivery.recipients().size())) {
      admission.giveBack(delivery.message(), delivery.recipients());
    } else if (!sending.add(destination, delivery)) {
      notBegun.addAll(delivery.recipients());
    }
  }

  private Feedback send(Delivery delivery) {
    Report report;
    try {
      report = remote.deliver(delivery, () -> admission.holds(delivery));
    } catch (RuntimeException | Error e) {
      report = faulty(delivery.message(), delivery.recipients(), e);
    }
    if (report.contact() != Contact.CROWDED || !returns.test(delivery)) {
      reports.accept(report);
    }
    return feedback(report);
  }

  private static Feedback feedback(Report report) {
    return switch (report.contact()) {
      case NONE, CROWDED -> Feedback.NOTHING;
      case MADE -> Feedback.REACHED;
      case FAILED ->
          switch (report.attempts().getFirst().outcome()) {
            case Outcome.Deferred deferred -> new Feedback.Unreached(deferred.reply());
            case Outcome.Failed failed -> new Feedback.Unreached(failed.reply());
            case Outcome.Delivered delivered -> Feedback.NOTHING;
            case Outcome.Local local -> Feedback.NOTHING;
            case Outcome.Expanded expanded -> Feedback.NOTHING;
            case Outcome.Held held -> Feedback.NOTHING;
            case Outcome.Discarded discarded -> Feedback.NOTHING;
            case Outcome.Faulty faulty -> Feedback.NOTHING;
          };
    };
  }

  /** As Postfix words it. */
  private static Report suspended(Delivery delivery, Reply last) {
    Reply reply =
        new Reply(
            SUSPENDED.code(),
            SUSPENDED.status(),
            List.of("delivery temporarily suspended: " + last.text()));
    return Report.same(
        delivery.message(),
        delivery.recipients(),
        new Outcome.Deferred(Optional.empty(), reply, true));
  }

  /** Even for an error, which else would end the thread: the recipients must not be forgotten. */
  private static Report faulty(
      QueuedMessage message, List<QueuedRecipient> recipients, Throwable fault) {
    LOG.log(Level.ERROR, message.id() + ": not delivered because of a fault of ours", fault);
    Outcome outcome =
        Fault.isPassing(fault)
            ? new Outcome.Deferred(Optional.empty(), NO_DATABASE)
            : new Outcome.Faulty(Fault.words(fault));
    return Report.same(message, recipients, outcome);
  }

  /** Lets every destination be tried again at once. */
  void revive() {
    remote.forgetUnreachableHosts();
    sending.revive();
  }

  /** The destinations with work, and those that are dead. */
  List<Lane.View<Set<RelayServer>>> destinations() {
    return sending.views();
  }

  /** Deliveries under way. */
  int active() {
    return sending.active();
  }

  /** Deliveries that wait for their turn. */
  int waiting() {
    return planning.active() + planning.waiting() + sending.waiting();
  }

  /**
   * What is left after {@link #close}.
   *
   * @param notBegun recipients that nothing was done for
   * @param underWay deliveries that go on, though nobody may record their outcomes any more
   */
  record Left(List<QueuedRecipient> notBegun, int underWay) {}

  /** Begins nothing more, and waits for what is under way. */
  Left close(Duration atMost) throws InterruptedException {
    planning.close().forEach(message -> notBegun.addAll(message.recipients()));
    sending.close().forEach(delivery -> notBegun.addAll(delivery.recipients()));
    Countdown rest = new Countdown(atMost);
    boolean ended = planning.awaitIdle(rest.left()) && sending.awaitIdle(rest.left());
    int underWay = ended ? 0 : planning.active() + active();
    Left left = new Left(List.copyOf(notBegun), underWay);
    LOG.log(
        Level.INFO,
        "the queue stops: {0} recipients not begun with, {1} deliveries not ended",
        left.notBegun().size(),
        left.underWay());
    return left;
  }
}
