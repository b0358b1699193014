package org.eaglemail.spool;

import java.time.Instant;
import java.util.List;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;

/**
 * A message with those of its remote recipients that this node holds the leases of.
 *
 * @param size exact octets of its content
 */
public record QueuedMessage(
    QueueId id,
    ReversePath sender,
    BodyType body,
    long size,
    Instant received,
    List<QueuedRecipient> recipients) {
  public QueuedMessage {
    recipients = List.copyOf(recipients);
  }
}
