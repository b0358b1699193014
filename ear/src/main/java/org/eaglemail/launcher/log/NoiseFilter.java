package org.eaglemail.launcher.log;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what an operator can act on: our own records, the container's from WARNING. Levels
 * alone do not do, as parts of the container set their loggers to INFO themselves.
 */
public final class NoiseFilter implements Filter {
  private static final String OURS = "org.eaglemail.";

  @Override
  public boolean isLoggable(LogRecord record) {
    @Nullable String logger = record.getLoggerName();
    boolean ours = logger != null && logger.startsWith(OURS);
    return ours || record.getLevel().intValue() >= Level.WARNING.intValue();
  }
}
