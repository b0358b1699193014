package org.eaglemail.ra.inbound;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.eaglemail.spi.ListenerMXBean;

/** How a listener is, and what it has counted. Written by its threads, read by JMX. */
final class ListenerStatus implements ListenerMXBean {
  private record Condition(ListenerState state, ListenAddress address, String failure) {}

  private final String name;
  private final String protocol;
  private final int maxSessions;
  private final AtomicInteger sessions = new AtomicInteger();
  private final LongAdder total = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private volatile Condition condition;

  ListenerStatus(String name, String protocol, ListenAddress address, int maxSessions) {
    this.name = name;
    this.protocol = protocol;
    this.maxSessions = maxSessions;
    this.condition = new Condition(ListenerState.WAITING, address, "");
  }

  void opened(ListenAddress bound) {
    condition = new Condition(ListenerState.OPEN, bound, "");
  }

  void failed(String reason) {
    condition = new Condition(ListenerState.FAILED, condition.address(), reason);
  }

  void closed() {
    condition = new Condition(ListenerState.CLOSED, condition.address(), "");
  }

  void sessionBegan() {
    sessions.incrementAndGet();
    total.increment();
  }

  void sessionEnded() {
    sessions.decrementAndGet();
  }

  void sessionRefused() {
    refused.increment();
  }

  ListenAddress address() {
    return condition.address();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getProtocol() {
    return protocol;
  }

  @Override
  public String getAddress() {
    return condition.address().toString();
  }

  @Override
  public String getState() {
    return condition.state().name();
  }

  @Override
  public String getFailure() {
    return condition.failure();
  }

  @Override
  public int getSessions() {
    return sessions.get();
  }

  @Override
  public int getMaxSessions() {
    return maxSessions;
  }

  @Override
  public long getSessionsTotal() {
    return total.sum();
  }

  @Override
  public long getSessionsRefused() {
    return refused.sum();
  }
}
