package org.eaglemail.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.eaglemail.metrics.Counter;
import org.eaglemail.metrics.Counters;

/** What was counted since the server started. */
@ApplicationScoped
public class StatisticsOperations {
  @Inject private Counters counters;

  /** Each counter by its metric's name. */
  public Map<String, Long> counters() {
    Map<String, Long> values = new TreeMap<>();
    for (Counter counter : Counter.values()) {
      values.put(counter.metric(), counters.value(counter));
    }
    return values;
  }
}
