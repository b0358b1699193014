package org.eaglemail.spool;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.ReversePath;

/**
 * A message of the queue, for those who look at it.
 *
 * @param holdReason why it is held as a whole; recipients may be by themselves
 * @param recipientCount how many recipients it has; not all of them need be here
 */
public record QueueEntry(
    QueueId id,
    ReversePath sender,
    long size,
    Instant received,
    Origin origin,
    Optional<String> messageId,
    Optional<String> holdReason,
    long recipientCount,
    List<RecipientInfo> recipients) {
  public QueueEntry {
    recipients = List.copyOf(recipients);
  }
}
