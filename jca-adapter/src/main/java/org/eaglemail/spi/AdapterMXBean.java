package org.eaglemail.spi;

/**
 * The resource adapter as JMX shows it, registered as {@value #NAME} while the adapter is started.
 *
 * <p>An application calls {@link #drain} when it begins to stop, from the {@code @PreDestroy} of a
 * start-up singleton. By the time that a container deactivates an endpoint it may refuse new calls
 * into the bean already (Payara does), and a message whose data is under way would be refused;
 * while singletons are destroyed, it still takes them.
 */
public interface AdapterMXBean {
  /** Its object name. */
  String NAME = "org.eaglemail:type=Adapter";

  /**
   * Closes all listeners at once and ends their sessions: those that wait for a command at once,
   * the others after the command under way, or at their activation's limit. Returns when all have
   * ended; listeners do not open again before their next activation. Again without effect.
   */
  void drain();
}
