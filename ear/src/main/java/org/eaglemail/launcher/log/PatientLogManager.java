package org.eaglemail.launcher.log;

import java.util.logging.LogManager;

/**
 * Keeps the log open to the end. The JDK closes all handlers in a shutdown hook, which runs beside
 * the one that stops the server: what happens while sessions are drained would go unlogged.
 */
public final class PatientLogManager extends LogManager {
  private static final String JDK_HOOK = "java.util.logging.LogManager$Cleaner";

  @Override
  public void reset() {
    // The console needs no closing: each record is flushed when it is written.
    if (!Thread.currentThread().getClass().getName().equals(JDK_HOOK)) {
      super.reset();
    }
  }
}
