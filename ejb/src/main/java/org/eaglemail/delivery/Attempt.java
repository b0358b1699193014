package org.eaglemail.delivery;

import java.util.Optional;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spool.QueuedRecipient;

/**
 * A recipient that was tried, and what became of it.
 *
 * @param encryption of the session with the next server; empty in the clear, or where none was
 * @param passage the way that led to the outcome
 */
public record Attempt(
    QueuedRecipient recipient, Outcome outcome, Optional<Encryption> encryption, Passage passage) {
  /** Without a session that was encrypted. */
  public Attempt(QueuedRecipient recipient, Outcome outcome) {
    this(recipient, outcome, Optional.empty());
  }

  /** Of which nothing more is known. */
  public Attempt(QueuedRecipient recipient, Outcome outcome, Optional<Encryption> encryption) {
    this(recipient, outcome, encryption, Passage.NONE);
  }

  /** The same, at the end of that way. */
  Attempt by(Passage way) {
    return new Attempt(recipient, outcome, encryption, way);
  }
}
