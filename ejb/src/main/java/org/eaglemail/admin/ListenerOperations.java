package org.eaglemail.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.eaglemail.spi.ListenerMXBean;

/**
 * The listeners, as the resource adapter shows them to JMX: there is one source of what they do.
 */
@ApplicationScoped
public class ListenerOperations {
  private static final ObjectName LISTENERS = pattern("org.eaglemail:type=Listener,*");

  /** All of this process, by name and address. */
  public List<ListenerInfo> list() {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    return server.queryNames(LISTENERS, null).stream()
        .map(name -> ListenerInfo.of(JMX.newMXBeanProxy(server, name, ListenerMXBean.class)))
        .sorted(Comparator.comparing(ListenerInfo::name).thenComparing(ListenerInfo::address))
        .toList();
  }

  private static ObjectName pattern(String text) {
    try {
      return new ObjectName(text);
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(text, e);
    }
  }
}
