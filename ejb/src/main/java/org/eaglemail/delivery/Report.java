package org.eaglemail.delivery;

import java.util.List;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;

/**
 * What became of a message at one destination.
 *
 * @param attempts of some of the message's recipients, each at most once; at least one
 */
public record Report(QueuedMessage message, List<Attempt> attempts) {
  public Report {
    attempts = List.copyOf(attempts);
    if (attempts.isEmpty()) {
      throw new IllegalArgumentException("a report has at least one attempt");
    }
  }

  /** The same outcome for all of them. */
  public static Report same(
      QueuedMessage message, List<QueuedRecipient> recipients, Outcome outcome) {
    return new Report(message, recipients.stream().map(r -> new Attempt(r, outcome)).toList());
  }

  /** The same, at the end of that way. */
  Report by(Passage passage) {
    return new Report(message, attempts.stream().map(one -> one.by(passage)).toList());
  }

  /** Those that were tried. */
  public List<QueuedRecipient> recipients() {
    return attempts.stream().map(Attempt::recipient).toList();
  }
}
