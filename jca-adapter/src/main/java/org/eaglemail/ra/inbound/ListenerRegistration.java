package org.eaglemail.ra.inbound;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * A listener's place in JMX. That it cannot be shown there is logged and stops nothing: mail is
 * more than its monitoring.
 */
final class ListenerRegistration implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ListenerRegistration.class.getName());

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ListenerStatus status;
  private String registered = "";

  /** Shows the listener under the address it has now. */
  ListenerRegistration(ListenerStatus status) {
    this.status = status;
    register();
  }

  /** Shows it under its new address, when a port that the system picked has become known. */
  void refresh() {
    if (!registered.equals(status.getAddress())) {
      close();
      register();
    }
  }

  private void register() {
    try {
      server.registerMBean(status, name(status.getAddress()));
      registered = status.getAddress();
    } catch (JMException e) {
      LOG.log(System.Logger.Level.WARNING, status.getName() + ": not shown in JMX: " + e);
    }
  }

  private ObjectName name(String address) throws MalformedObjectNameException {
    return new ObjectName(
        "org.eaglemail:type=Listener,name="
            + status.getName()
            + ",address="
            + ObjectName.quote(address));
  }

  @Override
  public void close() {
    if (registered.isEmpty()) {
      return;
    }
    try {
      server.unregisterMBean(name(registered));
    } catch (JMException e) {
      LOG.log(System.Logger.Level.DEBUG, status.getName() + ": not shown in JMX any more: " + e);
    }
    registered = "";
  }
}
