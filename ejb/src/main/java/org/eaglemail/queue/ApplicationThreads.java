package org.eaglemail.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/** Makes threads that run in the application's context, whoever causes them to be started. */
final class ApplicationThreads {
  private static final Logger LOG = System.getLogger(ApplicationThreads.class.getName());

  private final Executor context;

  /**
   * @param context runs a task on the calling thread, see {@link ContainerContext}
   */
  ApplicationThreads(Executor context) {
    this.context = context;
  }

  /**
   * Threads of the system whose names are numbered, bounded by {@code eagle.queue.concurrency}. Not
   * virtual ones: container code that loads classes under a lock can stop all of them for good, see
   * the adapter's ContainerThreads.
   */
  ThreadFactory named(String prefix) {
    ThreadFactory system = Thread.ofPlatform().daemon().name(prefix, 0).factory();
    return work -> system.newThread(() -> run(work));
  }

  private void run(Runnable work) {
    try {
      context.execute(work);
    } catch (RuntimeException e) {
      // The work itself does not throw: the application was taken down around it.
      LOG.log(Level.DEBUG, "work was cut off by the end of the application", e);
    }
  }
}
