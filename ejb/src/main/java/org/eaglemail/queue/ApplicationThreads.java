package org.eaglemail.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that run work in the application's context, whoever hands it over. Thread-safe.
 *
 * <p>They are threads of the system. Not virtual ones: container code that loads classes under a
 * lock can stop all of them for good, see the adapter's ContainerThreads. And they are kept for a
 * while: to make one for each piece of work costs more than the work.
 */
final class ApplicationThreads implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ApplicationThreads.class.getName());

  /** How long a thread without work is kept, in seconds. */
  private static final long KEPT = 10;

  private final Executor context;
  private final List<ExecutorService> pools = new CopyOnWriteArrayList<>();

  /**
   * @param context runs a task on the calling thread, see {@link ContainerContext}
   */
  ApplicationThreads(Executor context) {
    this.context = context;
  }

  /**
   * Runs each piece of work at once, on a thread of its own while it lasts. There is no limit here:
   * who hands work over has one ({@code eagle.queue.concurrency}).
   *
   * @param prefix of the threads' names, which are numbered
   */
  Executor named(String prefix) {
    ExecutorService pool =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            KEPT,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name(prefix, 0).factory());
    pools.add(pool);
    return work -> pool.execute(() -> run(work));
  }

  private void run(Runnable work) {
    try {
      context.execute(work);
    } catch (RuntimeException e) {
      // The work itself does not throw: the application was taken down around it.
      LOG.log(Level.DEBUG, "work was cut off by the end of the application", e);
    }
  }

  /** Takes no more work. What is under way goes on; threads without work end. */
  @Override
  public void close() {
    pools.forEach(ExecutorService::shutdown);
  }
}
