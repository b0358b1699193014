package org.eaglemail.queue;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.eaglemail.addressing.Recipients;
import org.eaglemail.delivery.Identity;
import org.eaglemail.delivery.OutboundConnections;
import org.eaglemail.delivery.Planner;
import org.eaglemail.delivery.Prospect;
import org.eaglemail.delivery.RemoteDelivery;
import org.eaglemail.delivery.UnreachableHosts;
import org.eaglemail.metrics.Counters;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.routing.RelayServer;
import org.eaglemail.routing.Router;
import org.eaglemail.routing.Trace;
import org.eaglemail.settings.Settings;
import org.eaglemail.spool.ContentReader;
import org.eaglemail.spool.Portion;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueuedMessage;
import org.jspecify.annotations.Nullable;

/** Delivers mail to other servers. For use by any thread. */
@ApplicationScoped
public class Queue {
  private static final Logger LOG = System.getLogger(Queue.class.getName());
  private static final String TRANSACTIONS = "java:comp/TransactionSynchronizationRegistry";

  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Counters counters;
  @Inject private Ledger ledger;
  @Inject private Leases leases;
  @Inject private Router router;
  @Inject private Recipients recipients;
  @Inject private ContentReader contents;
  @Inject private OutboundConnections connections;
  @Inject private ContainerContext container;

  @Resource(lookup = TRANSACTIONS)
  private TransactionSynchronizationRegistry transactions;

  private volatile @Nullable RunningQueue running;

  /** Begins to deliver, first what was under way when this node stopped. Needs the schema. */
  public void start() {
    Planner planner =
        new Planner(
            (sender, recipient) -> router.route(sender, recipient, Trace.none()),
            new Planner.Directory(recipients::mailbox, recipients::expand),
            clock);
    Identity identity =
        new Identity(settings.hostname(), settings.smtpClientBind(), settings.smtpClientTls());
    RemoteDelivery remote =
        new RemoteDelivery(
            connections.factory(),
            contents::source,
            identity,
            new UnreachableHosts(settings.queueRetryMin()),
            clock);
    RunningQueue queue =
        new RunningQueue(
            new RunningQueue.Parts(
                ledger,
                leases::next,
                clock,
                planner,
                remote,
                new Journal(counters, clock),
                new ApplicationThreads(container::run)),
            limits(),
            Holdings.MAX_RECIPIENTS);
    queue.start();
    running = queue;
  }

  private Lanes.Limits limits() {
    return new Lanes.Limits(
        new Window.Rules(
            settings.queueDestinationInitial(),
            settings.queueDestinationConcurrency(),
            settings.queueDestinationPositive(),
            settings.queueDestinationNegative(),
            settings.queueDestinationFailedCohorts()),
        settings.queueConcurrency(),
        settings.queueDestinationDeadTime());
  }

  /**
   * Hands over a message whose leases this node holds, committed and on stable storage. Does not
   * wait for its delivery; when memory is full it goes back to the database, where the queue finds
   * it.
   */
  public void offer(QueuedMessage message) {
    RunningQueue queue = running;
    // Else it waits in the database until the start.
    if (queue != null) {
      queue.take(message);
    }
  }

  /** A message that was committed will be due then: the queue looks at that time. */
  public void expect(Instant due) {
    RunningQueue queue = running;
    if (queue != null) {
      queue.expect(due);
    }
  }

  /**
   * Has what waits for a domain tried at once (RFC 1985). In as many transactions of its own as it
   * takes.
   *
   * @param subdomains whether its subdomains count as well
   * @return how many recipients
   */
  public int flush(Domain domain, boolean subdomains) {
    Instant now = clock.instant();
    return all(after -> ledger.flush(domain, subdomains, after, now));
  }

  /**
   * Ends the pause of a destination, and has tried what it kept waiting; also in transactions of
   * its own.
   *
   * @return whether it was paused
   */
  public boolean resume(String destination) {
    boolean paused = ledger.endPause(destination);
    if (paused) {
      Instant now = clock.instant();
      all(after -> ledger.resume(destination, after, now));
      wakeNow();
    }
    return paused;
  }

  private int all(LongFunction<Portion> change) {
    int recipients = 0;
    long after = Portion.START;
    Portion portion;
    do {
      portion = change.apply(after);
      if (portion.recipients() > 0) {
        wakeNow();
      }
      recipients += portion.recipients();
      after = portion.last();
    } while (!portion.isEnd());
    return recipients;
  }

  /**
   * Gives up what waits of a message, or is held, and the filter lets through: its sender is told.
   * Not for use in a transaction.
   *
   * @return how many recipients; not those that are being tried
   */
  public int expire(QueueId message, QueueFilter filter) {
    Recorded recorded = ledger.expire(message, filter, clock.instant());
    RunningQueue queue = running;
    if (queue != null) {
      queue.committed(recorded);
    }
    return recorded.tries().size();
  }

  /**
   * Has the queue look for what is due, also at hosts that could not be reached a moment ago. In a
   * transaction: when it has ended, since only then others see what it did.
   */
  public void wake() {
    if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
      transactions.registerInterposedSynchronization(new AfterTransaction(this::wakeNow));
    } else {
      wakeNow();
    }
  }

  private void wakeNow() {
    RunningQueue queue = running;
    if (queue != null) {
      queue.wake();
    }
  }

  /**
   * How a host would be spoken to now.
   *
   * @throws IllegalStateException when nothing is delivered now
   */
  public Prospect prospect(RelayHost host) {
    RunningQueue queue = running;
    if (queue == null) {
      throw new IllegalStateException("the queue does not run");
    }
    return queue.prospect(host);
  }

  /**
   * The destinations that this node sends to, and those that it leaves alone; by name. Other nodes
   * have their own.
   */
  public List<DestinationState> destinations() {
    RunningQueue queue = running;
    return queue == null
        ? List.of()
        : queue.destinations().stream()
            .map(DestinationState::of)
            .sorted(Comparator.comparing(DestinationState::name))
            .toList();
  }

  /** How this node gets on with the destination that these servers are, if it has to do with it. */
  public Optional<DestinationState> destination(Set<RelayServer> servers) {
    String name = DestinationState.name(servers);
    return destinations().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** Recipients in memory, waiting or being tried. */
  public int held() {
    RunningQueue queue = running;
    return queue == null ? 0 : queue.held();
  }

  /** Deliveries under way. */
  public int active() {
    RunningQueue queue = running;
    return queue == null ? 0 : queue.active();
  }

  /**
   * Begins no more deliveries, and waits for those under way, within {@code eagle.stop.timeout}.
   */
  public void stop() {
    RunningQueue queue = running;
    running = null;
    if (queue == null) {
      return;
    }
    try {
      queue.stop(settings.stopTimeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the queue did not stop well; it goes on where it was", e);
    }
  }

  private record AfterTransaction(Runnable action) implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      action.run();
    }
  }
}
