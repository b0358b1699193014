package org.eaglemail.maildrop.trace;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eaglemail.spi.SessionTrace;

/** The last lines of an account's sessions. Thread-safe. */
final class TraceBuffer {
  /** Lines that are kept; the oldest go first. */
  static final int MAX_LINES = 2000;

  /** Characters of a line that are kept. */
  static final int MAX_LENGTH = 300;

  private final Clock clock;
  private final Deque<String> lines = new ArrayDeque<>();
  private volatile boolean on = true;

  TraceBuffer(Clock clock) {
    this.clock = clock;
  }

  /** Takes no more, also of sessions that are open. */
  void stop() {
    on = false;
  }

  /** What was said, the oldest first; each line with its time and the number of its session. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  private synchronized void add(String line) {
    if (lines.size() == MAX_LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  /** For a session of that number. */
  SessionTrace session(long number) {
    return new SessionTrace() {
      @Override
      public boolean isOn() {
        return on;
      }

      @Override
      public void line(String text) {
        String said = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
        add(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + number + " " + said);
      }
    };
  }
}
