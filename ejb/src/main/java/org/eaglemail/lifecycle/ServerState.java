package org.eaglemail.lifecycle;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.eaglemail.settings.Settings;
import org.jspecify.annotations.Nullable;

/** The server's state, as JMX shows it. It outlives a failed deployment, which it then explains. */
final class ServerState implements ServerMXBean {
  private static final Logger LOG = System.getLogger(ServerState.class.getName());
  private static final String NAME = "org.eaglemail:type=Server";
  private static final String UNKNOWN = "";

  private final Runnable stop;
  private volatile String state = "STARTING";
  private volatile String failure = "";
  private volatile @Nullable Settings settings;

  /**
   * @param stop what {@link #stop} does
   */
  ServerState(Runnable stop) {
    this.stop = stop;
  }

  /** Shows it to JMX, in place of an older one. */
  void register() {
    try {
      ObjectName name = new ObjectName(NAME);
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
      server.registerMBean(this, name);
    } catch (JMException e) {
      LOG.log(Level.WARNING, "JMX does not show the server", e);
    }
  }

  void settings(Settings read) {
    settings = read;
  }

  void ready() {
    state = "READY";
  }

  void stopped() {
    state = "STOPPED";
  }

  void failed(Throwable cause) {
    failure = explanation(cause);
    state = "FAILED";
  }

  private static String explanation(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    String rootWhy = String.valueOf(root.getMessage());
    return root.equals(cause) || why.contains(rootWhy) ? why : why + ": " + rootWhy;
  }

  @Override
  public String getState() {
    return state;
  }

  @Override
  public String getFailure() {
    return failure;
  }

  @Override
  public String getHostname() {
    Settings read = settings;
    return read == null ? UNKNOWN : read.hostname().name();
  }

  @Override
  public String getDataDirectory() {
    Settings read = settings;
    return read == null ? UNKNOWN : read.data().toAbsolutePath().toString();
  }

  @Override
  public String getVersion() {
    String version = ServerState.class.getPackage().getImplementationVersion();
    return version == null ? UNKNOWN : version;
  }

  @Override
  public void stop() {
    stop.run();
  }
}
