package org.eaglemail.lifecycle;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.eaglemail.spi.AdapterMXBean;

/** The sessions of the resource adapter, as the application can end them. */
final class Sessions {
  private static final Logger LOG = System.getLogger(Sessions.class.getName());

  private Sessions() {}

  /** Returns when all sessions have ended or were cut off at the limit of a stop. */
  static void drain() {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      ObjectName adapter = new ObjectName(AdapterMXBean.NAME);
      if (server.isRegistered(adapter)) {
        JMX.newMXBeanProxy(server, adapter, AdapterMXBean.class).drain();
      }
    } catch (JMException | RuntimeException e) {
      LOG.log(Level.WARNING, "cannot drain the sessions; the container cuts them off", e);
    }
  }
}
