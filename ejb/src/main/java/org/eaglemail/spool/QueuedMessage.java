package org.eaglemail.spool;

import java.time.Instant;
import java.util.List;
import org.eaglemail.protocol.ReversePath;

/**
 * A message with those of its recipients that this node holds the leases of.
 *
 * @param size exact octets of its content
 */
public record QueuedMessage(
    QueueId id,
    ReversePath sender,
    Terms terms,
    long size,
    Instant received,
    Origin origin,
    List<QueuedRecipient> recipients) {
  public QueuedMessage {
    recipients = List.copyOf(recipients);
  }

  /** The same with these recipients alone. */
  public QueuedMessage to(List<QueuedRecipient> some) {
    return new QueuedMessage(id, sender, terms, size, received, origin, some);
  }
}
