package org.eaglemail.delivery;

import java.util.List;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;

/**
 * What became of a message at one destination.
 *
 * @param attempts of some of the message's recipients, each at most once; at least one
 * @param contact whether there was a session with that destination
 */
public record Report(QueuedMessage message, List<Attempt> attempts, Contact contact) {
  public Report {
    attempts = List.copyOf(attempts);
    if (attempts.isEmpty()) {
      throw new IllegalArgumentException("a report has at least one attempt");
    }
  }

  /** Without telling anything of a destination. */
  public Report(QueuedMessage message, List<Attempt> attempts) {
    this(message, attempts, Contact.NONE);
  }

  /** The same of a delivery that came so far. */
  Report after(Contact made) {
    return new Report(message, attempts, made);
  }

  /** The same outcome for all of them. */
  public static Report same(
      QueuedMessage message, List<QueuedRecipient> recipients, Outcome outcome) {
    return new Report(message, recipients.stream().map(r -> new Attempt(r, outcome)).toList());
  }

  /** The same, at the end of that way. */
  Report by(Passage passage) {
    return new Report(message, attempts.stream().map(one -> one.by(passage)).toList(), contact);
  }

  /** Those that were tried. */
  public List<QueuedRecipient> recipients() {
    return attempts.stream().map(Attempt::recipient).toList();
  }
}
