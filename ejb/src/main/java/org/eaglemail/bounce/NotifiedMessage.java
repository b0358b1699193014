package org.eaglemail.bounce;

import java.time.Instant;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.Terms;

/** A message that its sender is told of. */
public record NotifiedMessage(
    QueueId id,
    ReversePath sender,
    Terms terms,
    Origin origin,
    Instant received,
    MessageSource content) {

  /** One of the queue. */
  public static NotifiedMessage of(QueuedMessage message, MessageSource content) {
    return new NotifiedMessage(
        message.id(),
        message.sender(),
        message.terms(),
        message.origin(),
        message.received(),
        content);
  }

  /** The same as somebody else sent it on: he is told. */
  public NotifiedMessage from(ReversePath other) {
    return new NotifiedMessage(id, other, terms, origin, received, content);
  }
}
