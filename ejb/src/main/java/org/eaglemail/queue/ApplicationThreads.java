package org.eaglemail.queue;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Makes threads that run in the application's context, whoever causes them to be started. Without it
 * the container finds its resources no more, and leaves a bean that such a thread is the first to use
 * without those that it should inject.
 */
final class ApplicationThreads {
  private final Executor context;

  /**
   * @param context runs a task at once, in the context of the application
   */
  ApplicationThreads(Executor context) {
    this.context = context;
  }

  /** Virtual threads whose names are numbered. */
  ThreadFactory named(String prefix) {
    ThreadFactory virtual = Thread.ofVirtual().name(prefix, 0).factory();
    return work -> virtual.newThread(() -> context.execute(work));
  }

  /** A platform thread for ever, which does not keep the process alive. */
  Thread platform(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name(name).unstarted(() -> context.execute(work));
  }
}
