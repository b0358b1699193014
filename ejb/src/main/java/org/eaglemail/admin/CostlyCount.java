package org.eaglemail.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A number that takes the longer to find out the larger it is. However often it is asked for,
 * finding it out takes no more than a share of the time. For use by any thread.
 */
@ApplicationScoped
public class CostlyCount {
  /** What takes no longer is done each time. */
  static final Duration CHEAP = Duration.ofMillis(200);

  /** So many times as long as it took, the number is kept. */
  static final int KEPT = 20;

  private final LongSupplier nanos;
  private boolean isKept;
  private long number;
  private long end;

  /** With the time of the system. */
  public CostlyCount() {
    this(System::nanoTime);
  }

  CostlyCount(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * The number as it is, or was a moment ago.
   *
   * @param count finds it out
   */
  public synchronized long get(LongSupplier count) {
    long begin = nanos.getAsLong();
    if (!isKept || begin - end >= 0) {
      number = count.getAsLong();
      long took = nanos.getAsLong() - begin;
      isKept = took > CHEAP.toNanos();
      end = begin + took * KEPT;
    }
    return number;
  }
}
