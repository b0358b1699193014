package org.eaglemail.admin;

import java.util.Map;

/** What was counted since the start, registered as {@code org.eaglemail:type=Statistics}. */
public interface StatisticsMXBean {
  /** Each counter by its metric's name. */
  Map<String, Long> getCounters();
}
