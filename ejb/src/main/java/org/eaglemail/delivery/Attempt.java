package org.eaglemail.delivery;

import java.util.Optional;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spool.QueuedRecipient;

/**
 * A recipient that was tried, and what became of it.
 *
 * @param encryption of the session with the next server; empty in the clear, or where none was
 */
public record Attempt(QueuedRecipient recipient, Outcome outcome, Optional<Encryption> encryption) {
  /** Without a session that was encrypted. */
  public Attempt(QueuedRecipient recipient, Outcome outcome) {
    this(recipient, outcome, Optional.empty());
  }
}
