package org.eaglemail.directory;

import jakarta.ejb.ApplicationException;

/**
 * What was to be stored is not valid; nothing was changed. The message may be shown. A type of its
 * own, because the container would wrap any other {@link IllegalArgumentException}.
 */
@ApplicationException(rollback = true)
public class InvalidEntry extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** With what to show. */
  public InvalidEntry(String message) {
    super(message);
  }

  /** With what to show, and the cause for logs. */
  public InvalidEntry(String message, Throwable cause) {
    super(message, cause);
  }
}
