package org.eaglemail.spi;

import java.util.List;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;

/**
 * A message to hand to another server.
 *
 * @param recipients at least one; all at the same destination
 */
public record OutboundMessage(
    ReversePath sender, BodyType body, List<EmailAddress> recipients, MessageSource source) {
  public OutboundMessage {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("a message has at least one recipient");
    }
  }
}
