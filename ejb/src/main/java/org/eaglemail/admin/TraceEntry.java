package org.eaglemail.admin;

import java.util.List;

/**
 * What is written down of an account's POP3 sessions.
 *
 * @param on whether anything is
 * @param lines the oldest first: time, number of the session, {@code C:} or {@code S:} and what was
 *     said
 */
public record TraceEntry(boolean on, List<String> lines) {
  public TraceEntry {
    lines = List.copyOf(lines);
  }
}
