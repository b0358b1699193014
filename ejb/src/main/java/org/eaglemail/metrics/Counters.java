package org.eaglemail.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The counters. Adding costs a few nanoseconds, on any thread; reading is not one moment's
 * snapshot.
 */
@ApplicationScoped
public class Counters {
  private final Map<Counter, LongAdder> values = new EnumMap<>(Counter.class);

  /** All at zero. */
  public Counters() {
    for (Counter counter : Counter.values()) {
      values.put(counter, new LongAdder());
    }
  }

  /** One more. */
  public void count(Counter counter) {
    add(counter, 1);
  }

  /** So many more. */
  public void add(Counter counter, long amount) {
    LongAdder value = values.get(counter);
    if (value != null) {
      value.add(amount);
    }
  }

  /** Its value since the server started. */
  public long value(Counter counter) {
    LongAdder value = values.get(counter);
    return value == null ? 0 : value.sum();
  }
}
