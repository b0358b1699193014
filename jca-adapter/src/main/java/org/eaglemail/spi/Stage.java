package org.eaglemail.spi;

/** The calls of {@link SmtpListener} that are made only when its profile asks for them. */
public enum Stage {
  /** {@link SmtpListener#greeted}. */
  GREETING,
  /** {@link SmtpListener#data}. */
  DATA,
  /** {@link SmtpListener#reset}. */
  RESET,
  /** {@link SmtpListener#ended}. */
  END
}
