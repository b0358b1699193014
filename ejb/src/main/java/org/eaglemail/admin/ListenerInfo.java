package org.eaglemail.admin;

import org.eaglemail.spi.ListenerMXBean;

/**
 * A listener.
 *
 * @param address {@code host:port}
 * @param state OPEN, WAITING, FAILED or CLOSED
 * @param failure why it failed; empty otherwise
 * @param sessions under way
 */
public record ListenerInfo(
    String name,
    String protocol,
    String address,
    String state,
    String failure,
    int sessions,
    int maxSessions,
    long sessionsTotal,
    long sessionsRefused) {
  static ListenerInfo of(ListenerMXBean bean) {
    return new ListenerInfo(
        bean.getName(),
        bean.getProtocol(),
        bean.getAddress(),
        bean.getState(),
        bean.getFailure(),
        bean.getSessions(),
        bean.getMaxSessions(),
        bean.getSessionsTotal(),
        bean.getSessionsRefused());
  }
}
