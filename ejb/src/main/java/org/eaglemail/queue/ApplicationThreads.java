package org.eaglemail.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Threads that run work in the application's context, whoever hands it over, and without waiting
 * for other work. There is no limit here: who hands work over has one ({@code
 * eagle.queue.concurrency}). Thread-safe.
 *
 * <p>They are threads of the system. Not virtual ones: container code that loads classes under a
 * lock can stop all of them for good, see the adapter's ContainerThreads. They are kept for a
 * while: to make one costs more than most work. And work that is handed over by other work, at its
 * end, runs after it on the same thread, since to wake another one costs as much.
 */
final class ApplicationThreads implements Executor, AutoCloseable {
  private static final Logger LOG = System.getLogger(ApplicationThreads.class.getName());

  /** How long a thread without work is kept, in seconds. */
  private static final long KEPT = 10;

  /** What a thread runs when it has ended what it runs now. */
  private static final class Slot {
    private final ApplicationThreads owner;
    private @Nullable Runnable next;

    Slot(ApplicationThreads owner) {
      this.owner = owner;
    }
  }

  private static final ThreadLocal<@Nullable Slot> SLOTS = new ThreadLocal<>();

  private final Executor context;
  private final ExecutorService pool =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          KEPT,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("eagle-delivery-", 0).factory());

  /**
   * @param context runs a task on the calling thread, see {@link ContainerContext}
   */
  ApplicationThreads(Executor context) {
    this.context = context;
  }

  /**
   * Runs work on another thread; or on this one, if it is one of these and is about to end its
   * work: nothing that lasts may come after this call.
   */
  @Override
  public void execute(Runnable work) {
    Slot slot = SLOTS.get();
    if (slot != null && slot.owner == this && slot.next == null) {
      slot.next = work;
    } else {
      pool.execute(() -> runWithNext(work));
    }
  }

  private void runWithNext(Runnable first) {
    Slot slot = new Slot(this);
    SLOTS.set(slot);
    try {
      Runnable work = first;
      while (work != null) {
        run(work);
        work = slot.next;
        slot.next = null;
      }
    } finally {
      SLOTS.remove();
      Runnable left = slot.next;
      if (left != null) {
        // An error ended this thread, and not what comes next.
        pool.execute(() -> runWithNext(left));
      }
    }
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
    pool.shutdown();
  }
}
