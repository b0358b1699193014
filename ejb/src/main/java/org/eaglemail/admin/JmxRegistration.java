package org.eaglemail.admin;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Shows queue, addresses, routes, timeline, POP3 and statistics to JMX while the application runs.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JmxRegistration {
  private static final Logger LOG = System.getLogger(JmxRegistration.class.getName());
  private static final String QUEUE = "org.eaglemail:type=Queue";
  private static final String POP3 = "org.eaglemail:type=Pop3";
  private static final String TIMELINE = "org.eaglemail:type=Timeline";
  private static final String ADDRESSES = "org.eaglemail:type=Addresses";
  private static final String ROUTE = "org.eaglemail:type=Route";
  private static final String STATISTICS = "org.eaglemail:type=Statistics";

  @EJB private QueueOperations queue;
  @EJB private TimelineOperations timeline;
  @Inject private AddressesBean addresses;
  @EJB private DestinationOperations destinations;
  @Inject private StatisticsOperations statistics;
  @Inject private TraceOperations traces;
  @Inject private RouteOperations routes;
  @Inject private ProbeOperations probes;
  @Inject private ChangeDurability durability;

  @PostConstruct
  void register() {
    show(ADDRESSES, addresses.bean());
    show(QUEUE, new QueueBean(queue, destinations, durability));
    show(POP3, new Pop3Bean(traces));
    show(TIMELINE, new TimelineBean(timeline));
    show(ROUTE, new RouteBean(routes, probes));
    show(STATISTICS, new StatisticsBean(statistics));
  }

  @PreDestroy
  void unregister() {
    hide(QUEUE);
    hide(ADDRESSES);
    hide(POP3);
    hide(TIMELINE);
    hide(ROUTE);
    hide(STATISTICS);
  }

  // Not named register too: the container looks for the callback by its name alone.
  private static void show(String name, Object bean) {
    hide(name);
    try {
      ManagementFactory.getPlatformMBeanServer().registerMBean(bean, new ObjectName(name));
    } catch (JMException e) {
      LOG.log(Level.WARNING, "JMX does not show " + name, e);
    }
  }

  private static void hide(String name) {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      ObjectName registered = new ObjectName(name);
      if (server.isRegistered(registered)) {
        server.unregisterMBean(registered);
      }
    } catch (JMException e) {
      LOG.log(Level.WARNING, "JMX still shows " + name, e);
    }
  }

  private record QueueBean(
      QueueOperations operations, DestinationOperations places, ChangeDurability durability)
      implements QueueMXBean {
    @Override
    public long getWaiting() {
      return operations.waiting();
    }

    @Override
    public List<QueuedMail> list(int first, int limit) {
      return operations.list(first, limit);
    }

    @Override
    public List<QueuedMail> select(String filter, int first, int limit) {
      return operations.list(QueueSelection.parse(filter), first, limit);
    }

    @Override
    public QueueChange change(String action, String filter, String argument) {
      boolean all = filter.equals("*");
      QueueSelection meant = all ? QueueSelection.ALL : QueueSelection.parse(filter);
      QueueChange change = operations.change(QueueAction.of(action, argument), meant.orAll(all));
      durability.await();
      return change;
    }

    @Override
    public List<ShapeEntry> shape(String by, int limit) {
      return operations.shape(by, limit);
    }

    @Override
    public QueuedMail show(String id) {
      return operations.show(id);
    }

    @Override
    public int retry(String id) {
      int due = operations.retry(id);
      durability.await();
      return due;
    }

    @Override
    public int hold(String id, String reason) {
      int held = operations.hold(id, reason);
      durability.await();
      return held;
    }

    @Override
    public int release(String id) {
      int released = operations.release(id);
      durability.await();
      return released;
    }

    @Override
    public int reroute(String id, String via) {
      int rerouted = operations.reroute(id, Optional.of(via).filter(host -> !host.isEmpty()));
      durability.await();
      return rerouted;
    }

    @Override
    public List<DestinationEntry> destinations() {
      return places.list();
    }

    @Override
    public void pause(String destination, String reason) {
      places.pause(destination, reason);
      durability.await();
    }

    @Override
    public void resume(String destination) {
      places.resume(destination);
      durability.await();
    }

    @Override
    public int flush(String domain, boolean subdomains) {
      int due = places.flush(domain, subdomains);
      durability.await();
      return due;
    }

    @Override
    public int expire(String id) {
      int expired = operations.expire(id);
      durability.await();
      return expired;
    }

    @Override
    public void delete(String id) {
      operations.delete(id);
      durability.await();
    }
  }

  private record Pop3Bean(TraceOperations operations) implements Pop3MXBean {
    @Override
    public void startTrace(String address) {
      operations.start(address);
    }

    @Override
    public void stopTrace(String address) {
      operations.stop(address);
    }

    @Override
    public List<String> trace(String address) {
      return operations.show(address).lines();
    }
  }

  private record TimelineBean(TimelineOperations operations) implements TimelineMXBean {
    @Override
    public TimelineReport show(String id) {
      return operations.show(id);
    }

    @Override
    public List<TimelineEntry> searchAddress(String address, int limit) {
      return operations.search(TimelineSelection.of(address, null, null, null, limit));
    }

    @Override
    public List<TimelineEntry> searchMessageId(String messageId, int limit) {
      return operations.search(TimelineSelection.of(null, messageId, null, null, limit));
    }
  }

  private record RouteBean(RouteOperations operations, ProbeOperations probes)
      implements RouteMXBean {
    @Override
    public List<String> explain(String recipient, String sender, String client, String account) {
      RouteQuestion question = new RouteQuestion(recipient, sender, given(client), given(account));
      return operations.explain(question).trace().lines();
    }

    @Override
    public List<String> probe(String recipient, String sender, String client, String account) {
      RouteQuestion question = new RouteQuestion(recipient, sender, given(client), given(account));
      return probes.probe(question).trace().lines();
    }

    private static Optional<String> given(String text) {
      return Optional.of(text).filter(some -> !some.isEmpty());
    }
  }

  private record StatisticsBean(StatisticsOperations operations) implements StatisticsMXBean {
    @Override
    public Map<String, Long> getCounters() {
      return operations.counters();
    }
  }
}
