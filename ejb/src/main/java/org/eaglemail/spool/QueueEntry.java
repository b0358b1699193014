package org.eaglemail.spool;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.ReversePath;

/**
 * A message of the queue, for those who look at it.
 *
 * @param holdReason why it is held, or else the first of its recipients that is
 */
public record QueueEntry(
    QueueId id,
    ReversePath sender,
    long size,
    Instant received,
    Origin origin,
    Optional<String> messageId,
    Optional<String> holdReason,
    List<RecipientInfo> recipients) {
  public QueueEntry {
    recipients = List.copyOf(recipients);
  }
}
