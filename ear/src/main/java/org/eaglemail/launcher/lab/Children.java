package org.eaglemail.launcher.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** The processes of a lab. None is left when it is closed. Thread-safe. */
final class Children implements AutoCloseable {
  private final List<Child> all = new ArrayList<>();
  private final CountDownLatch anEnd = new CountDownLatch(1);
  private boolean closed;

  /**
   * Starts a process.
   *
   * @param environment what is added to the lab's own, less its EAGLE_ variables
   * @param saysReady whether a line of its output says that it is ready
   */
  synchronized Child start(
      List<String> command, Map<String, String> environment, Path log, Predicate<String> saysReady)
      throws LabFailure {
    if (closed) {
      throw new LabFailure("the lab was stopped");
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("EAGLE_"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      process.onExit().thenRun(anEnd::countDown);
      Child child = new Child(String.join(" ", command), process, log, saysReady);
      all.add(child);
      return child;
    } catch (IOException e) {
      throw new LabFailure("cannot run " + command.getFirst(), e);
    }
  }

  /** Returns when one of them has ended. */
  void awaitAnEnd() throws InterruptedException {
    anEnd.await();
  }

  /** Stops them all, in parallel, and returns when they have stopped. */
  @Override
  public synchronized void close() {
    closed = true;
    all.forEach(Child::askToStop);
    try {
      for (Child child : all) {
        child.awaitEnd();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.clear();
  }
}
