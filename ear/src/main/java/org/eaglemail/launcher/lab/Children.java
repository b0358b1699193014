package org.eaglemail.launcher.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** The processes of a lab. None is left when it is closed. Thread-safe. */
final class Children implements AutoCloseable {
  private final List<Child> all = new ArrayList<>();
  private final CountDownLatch anEnd = new CountDownLatch(1);
  private volatile boolean closed;

  /**
   * Starts a program.
   *
   * @param log gets what it prints
   * @throws LabFailure when it cannot be started, or the lab is being stopped
   */
  synchronized Child start(Program program, Path log) throws LabFailure {
    if (closed) {
      throw new LabFailure("the lab was stopped");
    }
    ProcessBuilder builder = new ProcessBuilder(program.command()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("EAGLE_"));
    builder.environment().putAll(program.environment());
    try {
      Process process = builder.start();
      Child child = new Child(program, process);
      all.add(child);
      CompletableFuture<Void> unused = process.onExit().thenRun(anEnd::countDown);
      child.copyOutputTo(log);
      return child;
    } catch (IOException e) {
      throw new LabFailure("cannot run " + program.command().getFirst(), e);
    }
  }

  /** Returns when one of them has ended. */
  void awaitAnEnd() throws InterruptedException {
    anEnd.await();
  }

  /** Whether they are being stopped, or have been. */
  boolean isClosed() {
    return closed;
  }

  /** Stops them all, in parallel, and returns when they have stopped. */
  @Override
  public synchronized void close() {
    closed = true;
    all.forEach(Child::askToStop);
    all.forEach(Child::awaitEnd);
    all.clear();
  }
}
