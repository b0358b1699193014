package org.eaglemail.database;

import java.util.Collection;
import java.util.stream.Collectors;

/** Keys in native statements. */
public final class SqlKeys {
  private SqlKeys() {}

  /** As the list of a condition {@code in}: numbers of ours, so that there may be any number. */
  public static String list(Collection<Long> keys) {
    return keys.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
  }
}
