package org.eaglemail.ra.inbound;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Threads of the system, for what goes into the container. A session that has a virtual thread
 * waits meanwhile.
 *
 * <p>A container's class loaders have one lock each. A virtual thread that is put aside while it
 * holds one (JDK 24 and newer allow that) waits for a carrier to go on; virtual threads whose JVM
 * loads a class for them wait for that lock and keep their carriers. With two processors two of
 * these were enough to stop every virtual thread for good. On JDK 21 each monitor in the container
 * keeps a carrier anyway.
 *
 * <p>The gate bounds the threads that serve calls: no more than there are calls at once; {@link
 * Sessions#SYSTEM_THREADS} those that serve sessions.
 */
final class ContainerThreads {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          Thread.ofPlatform()
              .daemon()
              .inheritInheritableThreadLocals(false)
              .name("eagle-call-", 1)
              .factory());

  private ContainerThreads() {}

  /** Work that calls into the container. */
  @FunctionalInterface
  interface Work<R, X extends Exception> {
    R run() throws X;
  }

  /**
   * Begins work that may call into the container, on a thread of the system, which is used again.
   */
  static void begin(Runnable work) {
    THREADS.execute(work);
  }

  /** Does the work, on this thread unless it is a virtual one; throws what the work throws. */
  static <R, X extends Exception> R run(Work<R, X> work) throws X {
    if (!Thread.currentThread().isVirtual()) {
      return work.run();
    }
    FutureTask<R> task = new FutureTask<>(work::run);
    THREADS.execute(task);
    return result(task);
  }

  @SuppressWarnings("unchecked") // the work declares no other checked exception than X
  private static <R, X extends Exception> R result(FutureTask<R> task) throws X {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          // What was begun in the container is waited for: its outcome decides the answer.
          interrupted = true;
        } catch (ExecutionException e) {
          Throwable cause = Objects.requireNonNull(e.getCause());
          if (cause instanceof Error error) {
            throw error;
          }
          throw (X) cause;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
