package org.eaglemail.spool;

import java.time.Instant;
import java.util.List;
import org.eaglemail.protocol.ReversePath;

/** A message of the queue, for those who look at it. */
public record QueueEntry(
    QueueId id,
    ReversePath sender,
    long size,
    Instant received,
    Origin origin,
    List<RecipientInfo> recipients) {
  public QueueEntry {
    recipients = List.copyOf(recipients);
  }
}
