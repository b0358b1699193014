package org.eaglemail.server;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.eaglemail.spi.MaildropMessage;

/** The application does not give a message as it listed it: a fault of ours, not of the client. */
final class UnreadableMessageException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean permanent;

  UnreadableMessageException(MaildropMessage message, String what) {
    super(message + ": " + what);
    this.permanent = true;
  }

  UnreadableMessageException(MaildropMessage message, Exception cause) {
    super(message + ": " + cause, cause);
    this.permanent = cause instanceof FileNotFoundException;
  }

  /** Whether it will be the same the next time. */
  boolean isPermanent() {
    return permanent;
  }
}
