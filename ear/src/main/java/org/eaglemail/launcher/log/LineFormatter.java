package org.eaglemail.launcher.log;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One line a record: time, level, area, message. A cause follows, with the frames of our own code
 * and of the libraries, but without the container's way to them.
 */
public final class LineFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
  private static final String OURS = "org.eaglemail.";

  @Override
  public String format(LogRecord record) {
    StringBuilder line = new StringBuilder(160);
    TIME.formatTo(record.getInstant().atZone(ZoneId.systemDefault()), line);
    line.append(' ').append(level(record.getLevel())).append(' ');
    line.append(area(record.getLoggerName())).append(": ");
    line.append(message(record, this)).append('\n');
    if (record.getThrown() != null) {
      Causes.append(record.getThrown(), line);
    }
    return line.toString();
  }

  /** The container leaves the texts of its messages in the bundles of its loggers. */
  private static String message(LogRecord record, Formatter formatter) {
    Logger logger = LogManager.getLogManager().getLogger(record.getLoggerName());
    if (record.getResourceBundle() == null && logger != null) {
      record.setResourceBundle(logger.getResourceBundle());
    }
    return formatter.formatMessage(record).strip();
  }

  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARN ";
    }
    return value >= Level.INFO.intValue() ? "INFO " : "DEBUG";
  }

  /**
   * The package below ours: {@code queue} of {@code org.eaglemail.queue.Queue}; else the logger.
   */
  private static String area(@Nullable String logger) {
    if (logger == null || !logger.startsWith(OURS)) {
      return String.valueOf(logger);
    }
    int end = logger.indexOf('.', OURS.length());
    return logger.substring(OURS.length(), end < 0 ? logger.length() : end);
  }
}
