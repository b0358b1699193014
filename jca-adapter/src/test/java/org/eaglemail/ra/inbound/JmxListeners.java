package org.eaglemail.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.InetSocketAddress;
import java.util.List;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.eaglemail.spi.ListenerMXBean;

/** The listeners of this process, as JMX shows them. */
final class JmxListeners {
  static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private JmxListeners() {}

  static List<ListenerMXBean> all() {
    try {
      return SERVER.queryNames(new ObjectName("org.eaglemail:type=Listener,*"), null).stream()
          .map(name -> JMX.newMXBeanProxy(SERVER, name, ListenerMXBean.class))
          .toList();
    } catch (MalformedObjectNameException e) {
      throw new AssertionError(e);
    }
  }

  static ListenerMXBean only() {
    List<ListenerMXBean> all = all();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /** Whether there are any, and all of them are open; not while one of them comes or goes. */
  static boolean areOpen() {
    try {
      List<ListenerMXBean> all = all();
      return !all.isEmpty()
          && all.stream().allMatch(listener -> listener.getState().equals("OPEN"));
    } catch (UndeclaredThrowableException gone) {
      return false;
    }
  }

  /** Where the only listener listens. */
  static InetSocketAddress address() {
    return parse(only().getAddress());
  }

  static InetSocketAddress parse(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    return new InetSocketAddress(
        hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
  }
}
