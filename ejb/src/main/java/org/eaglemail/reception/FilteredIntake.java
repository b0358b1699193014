package org.eaglemail.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eaglemail.database.CurrentTransaction;
import org.eaglemail.filter.run.Filtered;
import org.eaglemail.filter.run.Filters;
import org.eaglemail.metrics.Counter;
import org.eaglemail.metrics.Counters;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Reception;

/**
 * Lets the filters see a message before it is taken in, in the same transaction. Of a user's own
 * message they see it complete, so that what signs it signs what is sent.
 */
@ApplicationScoped
public class FilteredIntake {
  @Inject private Filters filters;
  @Inject private Completion completion;
  @Inject private Rewriting rewriting;
  @Inject private MessageIntake intake;
  @Inject private CurrentTransaction transaction;
  @Inject private Counters counters;

  /**
   * Stores what the filters leave of the message, in the caller's transaction. What they wrote in
   * it stays exactly when the message does.
   *
   * @throws IOException when {@code source} cannot be read
   */
  public Reception accept(Envelope envelope, MessageSource source) throws IOException {
    return switch (BinaryContent.of(rewriting.envelope(envelope), source)) {
      case BinaryContent.Lines.Made(Envelope to, MessageSource content) -> filtered(to, content);
      case BinaryContent.Lines.Refused(Reply reply) -> {
        counters.count(Counter.MESSAGES_REFUSED);
        yield new Reception.Refused(reply);
      }
    };
  }

  private Reception filtered(Envelope envelope, MessageSource source) throws IOException {
    if (filters.isEmpty(envelope.session().role())) {
      return intake.accept(envelope, source);
    }
    Reception reception =
        switch (filters.message(envelope, completion.of(envelope, source))) {
          case Filtered.Refused(Reply reply) -> {
            counters.count(Counter.MESSAGES_REFUSED);
            yield new Reception.Refused(reply);
          }
          case Filtered.Passed(Envelope to, MessageSource content) ->
              told(envelope, intake.accept(to, content));
        };
    if (reception instanceof Reception.Refused) {
      transaction.undo();
    }
    return reception;
  }

  /** A client cannot be told of recipients that it never named: then it was taken for none. */
  private Reception told(Envelope named, Reception reception) {
    if (reception instanceof Reception.Accepted accepted) {
      Set<EmailAddress> known =
          named.recipients().stream().map(EnvelopeRecipient::address).collect(Collectors.toSet());
      for (Map.Entry<EmailAddress, Reply> refused : accepted.refused().entrySet()) {
        if (!known.contains(refused.getKey())) {
          counters.count(Counter.MESSAGES_REFUSED);
          return new Reception.Refused(refused.getValue());
        }
      }
    }
    return reception;
  }
}
