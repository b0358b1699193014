package org.eaglemail.bounce;

import java.time.Instant;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.Terms;

/** A message that its sender is told of. */
public record NotifiedMessage(
    QueueId id,
    ReversePath sender,
    Terms terms,
    Origin origin,
    Instant received,
    MessageSource content) {}
