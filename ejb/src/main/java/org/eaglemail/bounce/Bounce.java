package org.eaglemail.bounce;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.spool.QueueId;

/**
 * What a bounce says.
 *
 * @param host the server that gave up
 * @param to the sender of the message that did not arrive
 * @param original that message
 * @param arrived when it came in
 * @param at now
 * @param failed at least one
 * @param header the header of the message, lines ended by CRLF
 */
record Bounce(
    Domain host,
    EmailAddress to,
    QueueId original,
    Instant arrived,
    ZonedDateTime at,
    List<FailedRecipient> failed,
    OriginalHeader header) {
  Bounce {
    failed = List.copyOf(failed);
    if (failed.isEmpty()) {
      throw new IllegalArgumentException("a bounce names at least one recipient");
    }
  }
}
