package org.eaglemail.launcher.start;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Whether the application is up, as its MBeans say: the container deems itself ready without it.
 */
final class Readiness {
  /** How long the listeners may take to open once the application is ready. */
  private static final Duration LISTENERS_OPEN = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  /** A listener that is open. */
  record OpenListener(String name, String protocol, String address) {}

  /**
   * Returns when the application is ready and its listeners are open.
   *
   * @param expected how many listeners there must be
   * @throws StartFailure when the application or a listener failed
   */
  List<OpenListener> await(int expected) throws StartFailure, InterruptedException {
    requireReady();
    long deadline = System.nanoTime() + LISTENERS_OPEN.toNanos();
    List<OpenListener> open = openListeners();
    while (open.size() < expected) {
      if (System.nanoTime() > deadline) {
        throw StartFailure.failed(
            "only " + open.size() + " of " + expected + " listeners opened: " + open);
      }
      Thread.sleep(PAUSE);
      open = openListeners();
    }
    return open;
  }

  private void requireReady() throws StartFailure {
    ObjectName name = name("org.eaglemail:type=Server");
    if (!server.isRegistered(name)) {
      throw StartFailure.failed("the application could not be deployed; the log says why");
    }
    String state = text(name, "State");
    if (!state.equals("READY")) {
      String failure = text(name, "Failure");
      throw StartFailure.failed(
          failure.isEmpty() ? "the application is " + state + "; the log says why" : failure);
    }
  }

  private List<OpenListener> openListeners() throws StartFailure {
    List<OpenListener> open = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (ObjectName name : server.queryNames(name("org.eaglemail:type=Listener,*"), null)) {
      switch (text(name, "State")) {
        case "OPEN" ->
            open.add(
                new OpenListener(
                    text(name, "Name"), text(name, "Protocol"), text(name, "Address")));
        case "FAILED" ->
            failures.add(
                text(name, "Name")
                    + " cannot listen on "
                    + text(name, "Address")
                    + ": "
                    + text(name, "Failure"));
        default -> {
          // WAITING: asked again.
        }
      }
    }
    if (!failures.isEmpty()) {
      throw StartFailure.failed(failures);
    }
    // SMTP before POP3, then by name.
    open.sort(
        Comparator.comparing(OpenListener::protocol)
            .reversed()
            .thenComparing(OpenListener::name)
            .thenComparing(OpenListener::address));
    return open;
  }

  private String text(ObjectName name, String attribute) throws StartFailure {
    try {
      return String.valueOf(server.getAttribute(name, attribute));
    } catch (JMException e) {
      throw StartFailure.failed("cannot read " + attribute + " of " + name + ": " + Reasons.of(e));
    }
  }

  private static ObjectName name(String text) {
    try {
      return new ObjectName(text);
    } catch (JMException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
