package org.eaglemail.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LineFormatterTest {
  private static final Instant TIME =
      LocalDateTime.of(2026, 11, 24, 18, 3, 7, 45_000_000)
          .atZone(ZoneId.systemDefault())
          .toInstant();

  private static LogRecord record(Level level, String logger, String message) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName(logger);
    record.setInstant(TIME);
    return record;
  }

  private static String format(LogRecord record) {
    return new LineFormatter().format(record);
  }

  @Test
  void oursHasItsPackageAsArea() {
    LogRecord record = record(Level.INFO, "org.eaglemail.queue.Queue", "{0} due");
    record.setParameters(new Object[] {3});

    assertThat(format(record)).isEqualTo("2026-11-24 18:03:07.045 INFO  queue: 3 due\n");
  }

  @Test
  void othersHaveTheirLogger() {
    assertThat(format(record(Level.WARNING, "com.sun.x", " careful\n")))
        .isEqualTo("2026-11-24 18:03:07.045 WARN  com.sun.x: careful\n");
  }

  @Test
  void aCauseIsShownWithoutTheContainersFrames() {
    IllegalStateException cause = new IllegalStateException("inner");
    cause.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("org.eaglemail.Ours", "called", "Ours.java", 7),
          new StackTraceElement("com.sun.ejb.Theirs", "calls", "Theirs.java", 8),
          new StackTraceElement("org.eaglemail.Ours", "far", "Ours.java", 9)
        });
    RuntimeException thrown = new IllegalArgumentException("outer", cause);
    thrown.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("com.sun.X", "x", "X.java", 1)});
    LogRecord record = record(Level.SEVERE, "org.eaglemail.spool.Spool", "failed");
    record.setThrown(thrown);

    assertThat(format(record))
        .isEqualTo(
            """
            2026-11-24 18:03:07.045 ERROR spool: failed
                java.lang.IllegalArgumentException: outer
                    at com.sun.X.x(X.java:1)
                caused by java.lang.IllegalStateException: inner
                    at org.eaglemail.Ours.called(Ours.java:7)
            """);
  }

  @Test
  void theContainersInformationIsNoise() {
    NoiseFilter filter = new NoiseFilter();

    assertThat(filter.isLoggable(record(Level.INFO, "com.sun.x", "started"))).isFalse();
    assertThat(filter.isLoggable(record(Level.WARNING, "com.sun.x", "careful"))).isTrue();
    assertThat(filter.isLoggable(record(Level.FINE, "org.eaglemail.x.Y", "detail"))).isTrue();
  }
}
