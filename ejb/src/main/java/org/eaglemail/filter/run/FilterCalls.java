package org.eaglemail.filter.run;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.eaglemail.filter.MailFilter;

/**
 * Calls filters, and looks at the clock meanwhile. A call is not interrupted: H2 closes its file
 * when a thread that reads or writes it is.
 */
final class FilterCalls implements AutoCloseable {
  private static final Logger LOG = System.getLogger(FilterCalls.class.getName());
  private static final int FRAMES = 12;

  private final Duration limit;
  private final LongSupplier nanoTime;
  private final ScheduledThreadPoolExecutor watch;

  /** Something to ask of a filter. */
  @FunctionalInterface
  interface Call<T> {
    T make() throws IOException;
  }

  /**
   * @param limit of a call of a filter that has none of its own
   */
  FilterCalls(Duration limit, LongSupplier nanoTime) {
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.watch =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("eagle-filter-watch").factory());
    watch.setRemoveOnCancelPolicy(true);
  }

  /** The filter's answer; none when it failed or was late, which is logged. */
  <T> Optional<T> call(MailFilter filter, Call<T> call) {
    Duration allowed = filter.timeLimit().orElse(limit);
    Thread caller = Thread.currentThread();
    long begin = nanoTime.getAsLong();
    ScheduledFuture<?> alarm =
        watch.schedule(
            () -> overdue(filter, allowed, caller), allowed.toNanos(), TimeUnit.NANOSECONDS);
    try {
      T answer = call.make();
      if (nanoTime.getAsLong() - begin <= allowed.toNanos()) {
        return Optional.of(answer);
      }
      LOG.log(Level.WARNING, "{0} answered later than after {1}", filter, allowed);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, () -> filter + " failed: " + e, e);
    } finally {
      alarm.cancel(false);
    }
    return Optional.empty();
  }

  /** Whoever reads this needs to know where it hangs. */
  private static void overdue(MailFilter filter, Duration allowed, Thread caller) {
    String place =
        Arrays.stream(caller.getStackTrace())
            .limit(FRAMES)
            .map(frame -> "\n\tat " + frame)
            .collect(Collectors.joining());
    LOG.log(Level.WARNING, "{0} has no answer after {1}, it is{2}", filter, allowed, place);
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
