package org.eaglemail.spi;

import java.util.List;
import org.eaglemail.protocol.smtp.Reply;

/**
 * What the peer said of each recipient.
 *
 * @param replies one per recipient, in their order: the refusal of MAIL, RCPT or DATA, or the reply
 *     after the final dot. Where the peer was lost before it decided, a 4yz reply of our own with
 *     status 4.4.x; the peer may yet have taken the message when it was lost after the final dot
 */
public record Transmission(List<Reply> replies) {
  public Transmission {
    replies = List.copyOf(replies);
  }
}
