package org.eaglemail.launcher.start;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Ends the server from the outside in: the application drains its sessions and stops its queue
 * while all of the container is still there, and only then does the JVM exit. The container's own
 * shutdown hook, which runs at once on a signal, takes the database away first.
 */
final class GracefulStop {
  private static final List<String> SIGNALS = List.of("TERM", "INT", "HUP");

  private final AtomicBoolean begun = new AtomicBoolean();

  /** From now on these signals stop the server this way. */
  void onSignals() {
    for (String signal : SIGNALS) {
      try {
        handle(signal);
      } catch (ReflectiveOperationException | RuntimeException e) {
        // A system without this signal, or a JVM that keeps it for itself (-Xrs).
        System.getLogger(GracefulStop.class.getName())
            .log(Level.DEBUG, "SIG" + signal + " is left to the JVM", e);
      }
    }
  }

  /**
   * By reflection, since the compiler warns of this class whatever it is used for. It is the only
   * way to a signal before the shutdown hooks, and exported by jdk.unsupported for that.
   */
  private void handle(String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object stop =
        Proxy.newProxyInstance(
            handler.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) -> {
              if (method.getName().equals("handle")) {
                now();
              }
              return null;
            });
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), stop);
  }

  /** Stops the application, then the JVM. Only the first call does anything. */
  void now() {
    if (begun.compareAndSet(false, true)) {
      Thread.ofPlatform()
          .name("graceful-stop")
          .start(
              () -> {
                stopApplication();
                System.exit(0);
              });
    }
  }

  private static void stopApplication() {
    Logger log = System.getLogger(GracefulStop.class.getName());
    try {
      MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
      ObjectName server = new ObjectName("org.eaglemail:type=Server");
      if (beans.isRegistered(server)) {
        beans.invoke(server, "stop", new Object[0], new String[0]);
      }
    } catch (JMException | RuntimeException e) {
      log.log(
          Level.WARNING, "the application did not stop well; what it was doing is in its spool", e);
    }
  }
}
