package org.eaglemail.spi;

import java.util.ArrayList;
import java.util.List;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.MailParameters;

/**
 * A message to hand to another server.
 *
 * @param parameters what its sender asked for; of these the server is told what it offers to do
 * @param recipients at least one; all at the same destination
 */
public record OutboundMessage(
    ReversePath sender,
    MailParameters parameters,
    List<EnvelopeRecipient> recipients,
    MessageSource source) {
  public OutboundMessage {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("a message has at least one recipient");
    }
  }

  /**
   * Whether it goes with SMTPUTF8 (RFC 6531 §3.4): its sender said so, or an alias or forward of an
   * address in ASCII led to one that is not.
   */
  public boolean isInternational() {
    return parameters.utf8() || recipients.stream().anyMatch(to -> !to.address().isAscii());
  }

  /** The same, its content being said to be of that kind. */
  public OutboundMessage declared(BodyType body) {
    return new OutboundMessage(sender, parameters.body(body), recipients, source);
  }

  /** The same with that content, which has no octets above 127. */
  public OutboundMessage sevenBit(MessageSource content) {
    return new OutboundMessage(sender, parameters.body(BodyType.SEVEN_BIT), recipients, content);
  }

  /** The same to at most so many recipients each, in their order. */
  public List<OutboundMessage> parts(int most) {
    if (recipients.size() <= most) {
      return List.of(this);
    }
    List<OutboundMessage> parts = new ArrayList<>();
    for (int from = 0; from < recipients.size(); from += parts.getLast().recipients.size()) {
      int count = Math.min(most, recipients.size() - from);
      List<EnvelopeRecipient> some = recipients.subList(from, from + count);
      parts.add(new OutboundMessage(sender, parameters, some, source));
    }
    return parts;
  }
}
