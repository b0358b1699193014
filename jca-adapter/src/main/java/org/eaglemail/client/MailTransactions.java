package org.eaglemail.client;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.Transmission;
import org.eaglemail.spi.Verdict;

/**
 * One message in as many transactions as it takes with a peer that takes few recipients in one (RFC
 * 9422 §4.2). What the peer said in one of them stands, whatever happens in the next. Used once.
 */
final class MailTransactions {
  private static final Logger LOG = System.getLogger(MailTransactions.class.getName());

  private final Conversation conversation;
  private final Capabilities capabilities;
  private final List<OutboundMessage> parts;

  MailTransactions(Conversation conversation, Capabilities capabilities, OutboundMessage message) {
    this.conversation = conversation;
    this.capabilities = capabilities;
    this.parts = message.parts(capabilities.recipientLimit());
  }

  /**
   * Sends it.
   *
   * @param reset whether another message went before
   * @throws IOException when the message's source cannot be read for the first of them; the
   *     conversation is closed
   */
  SendResult run(boolean reset) throws IOException {
    SendResult first = transaction(parts.getFirst(), reset);
    if (parts.size() == 1 || !(first instanceof SendResult.Sent(Transmission sent))) {
      return first;
    }
    List<Verdict> verdicts = new ArrayList<>(sent.verdicts());
    for (OutboundMessage part : parts.subList(1, parts.size())) {
      verdicts.addAll(further(part));
    }
    return new SendResult.Sent(new Transmission(verdicts, capabilities.extensions()));
  }

  private SendResult transaction(OutboundMessage part, boolean reset) throws IOException {
    return new MailTransaction(conversation, capabilities, part).run(reset);
  }

  private List<Verdict> further(OutboundMessage part) {
    try {
      return switch (transaction(part, true)) {
        case SendResult.Sent(Transmission sent) -> sent.verdicts();
        case SendResult.NotBegun(Verdict why) -> Collections.nCopies(part.recipients().size(), why);
      };
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a message cannot be read for " + conversation.peer(), e);
      return Collections.nCopies(part.recipients().size(), LocalReplies.unreadable());
    }
  }
}
