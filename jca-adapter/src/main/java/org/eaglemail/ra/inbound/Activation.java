package org.eaglemail.ra.inbound;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.SmtpListener;
import org.jspecify.annotations.Nullable;

/**
 * The listeners of one message-driven bean, from its activation to its deactivation.
 *
 * <p>When the application is ready, all addresses are bound or none. An address that cannot be
 * bound is not tried again: it is in use or not ours, which waiting seldom mends, and a server that
 * serves some of what it was told to serve looks healthy and is not. The listeners are FAILED, the
 * log and JMX say why, and whoever supervises the server restarts it.
 */
public final class Activation {
  private static final System.Logger LOG = System.getLogger(Activation.class.getName());

  /** How often writes that make no progress are looked for, at most. */
  private static final Duration WATCH = Duration.ofSeconds(5);

  private final ActivationSettings settings;
  private final EndpointPool endpoints;
  private final Supplier<Service> application;
  private final Sessions sessions;
  private final List<ListenerStatus> statuses;
  private final List<ListenerRegistration> registrations = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ReentrantLock change = new ReentrantLock();
  private List<Listener> listeners = List.of();
  private volatile @Nullable Thread opener;

  private Activation(
      ActivationSettings settings,
      String protocol,
      EndpointPool endpoints,
      Supplier<Service> application) {
    this.settings = settings;
    this.endpoints = endpoints;
    this.application = application;
    this.sessions =
        new Sessions(settings.name(), settings.maxSessions(), settings.maxSessionsPerClient());
    this.statuses =
        settings.addresses().stream()
            .map(a -> new ListenerStatus(settings.name(), protocol, a, settings.maxSessions()))
            .toList();
  }

  /**
   * Prepares an activation; nothing happens before {@link #open}.
   *
   * @throws InvalidPropertyException naming all properties of {@code spec} that are wrong
   */
  public static Activation of(
      InboundActivation spec, MessageEndpointFactory factory, BootstrapContext context)
      throws InvalidPropertyException {
    ActivationSettings settings = spec.settings();
    EndpointPool pool =
        new EndpointPool(factory, settings.maxConcurrentCalls(), settings.gateTimeout());
    Transactions transactions = new Transactions(context.getTransactionSynchronizationRegistry());
    return switch (spec) {
      case SmtpActivation smtp -> {
        var call = new EndpointCall<>(pool, SmtpListener.class, transactions);
        var listener = new GatedSmtpListener(call);
        yield new Activation(settings, "SMTP", pool, () -> SmtpService.ask(listener));
      }
      case Pop3Activation pop3 -> {
        var call = new EndpointCall<>(pool, Pop3Listener.class, transactions);
        var listener = new GatedPop3Listener(call);
        yield new Activation(settings, "POP3", pool, () -> Pop3Service.ask(listener));
      }
    };
  }

  /** The label of its listeners. */
  public String name() {
    return settings.name();
  }

  /**
   * Lets the listeners open as soon as the application is ready. Returns at once: a container may
   * give no endpoint before the activation is done (JCA 2.1 §13.4.4).
   */
  public void open() {
    if (statuses.isEmpty()) {
      LOG.log(System.Logger.Level.INFO, name() + ": off");
      return;
    }
    statuses.forEach(status -> registrations.add(new ListenerRegistration(status)));
    opener = Threads.platform(name() + "-open", this::openWhenReady);
  }

  private void openWhenReady() {
    try {
      Optional<Service> ready = new Readiness(name(), application, closing).await();
      if (ready.isPresent() && open(ready.get())) {
        watch(ready.get().timeout());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean open(Service service) throws InterruptedException {
    change.lock();
    try {
      if (closing.getCount() == 0) {
        return false;
      }
      listeners = bindAll(service);
      listeners.forEach(Listener::open);
      registrations.forEach(ListenerRegistration::refresh);
    } finally {
      change.unlock();
    }
    if (!listeners.isEmpty()) {
      LOG.log(System.Logger.Level.INFO, name() + ": listens on " + addresses());
    }
    return !listeners.isEmpty();
  }

  private List<Listener> bindAll(Service service) throws InterruptedException {
    List<Listener> bound = new ArrayList<>();
    for (ListenerStatus status : statuses) {
      try {
        bound.add(new Listener(status, settings.backlog(), sessions, service));
      } catch (IOException | RuntimeException e) {
        for (Listener other : bound) {
          other.close();
        }
        failed(status, e);
        return List.of();
      }
    }
    return bound;
  }

  private void failed(ListenerStatus culprit, Exception reason) {
    String why = "cannot listen on " + culprit.getAddress() + ": " + reason.getMessage();
    statuses.forEach(status -> status.failed(why));
    LOG.log(
        System.Logger.Level.ERROR,
        name() + ": " + why + (statuses.size() > 1 ? "; none of its addresses is open" : ""));
  }

  private String addresses() {
    return statuses.stream().map(ListenerStatus::getAddress).collect(Collectors.joining(", "));
  }

  private void watch(Duration timeout) throws InterruptedException {
    long period = Math.clamp(timeout.toMillis() / 4, 1, WATCH.toMillis());
    while (!closing.await(period, TimeUnit.MILLISECONDS)) {
      sessions.cutStalled();
    }
  }

  /**
   * Closes the listeners at once, ends the sessions, and returns when all are gone: those that wait
   * for a command at once, the others after the command under way, or cut off at the limit. For
   * good; again without effect.
   */
  public void drain() throws InterruptedException {
    closing.countDown();
    change.lockInterruptibly();
    try {
      for (Listener listener : listeners) {
        listener.close();
      }
      Sessions.Drained drained = sessions.drain(settings.drainLimit());
      if (!listeners.isEmpty()) {
        report(drained);
      }
      listeners = List.of();
    } finally {
      change.unlock();
    }
  }

  /** Drains, gives the container its endpoints back, and takes the listeners out of JMX. */
  public void close() throws InterruptedException {
    drain();
    Thread waiting = opener;
    if (waiting != null) {
      waiting.join(settings.drainLimit());
    }
    endpoints.close();
    registrations.forEach(ListenerRegistration::close);
    registrations.clear();
  }

  private void report(Sessions.Drained drained) {
    LOG.log(
        System.Logger.Level.INFO,
        name()
            + ": closed; sessions ended: "
            + (drained.asked() - drained.cut())
            + ", cut off: "
            + drained.cut()
            + (drained.left() > 0 ? ", still in a call: " + drained.left() : ""));
  }
}
