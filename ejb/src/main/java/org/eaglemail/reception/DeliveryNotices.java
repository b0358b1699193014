package org.eaglemail.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.bounce.Action;
import org.eaglemail.bounce.Notifications;
import org.eaglemail.bounce.NotifiedMessage;
import org.eaglemail.bounce.NotifiedRecipient;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.queue.Leases;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.NewMessage;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.Spooled;

/** Tells a sender who asked for it that his message is in a maildrop (RFC 3461 §5.2.3). */
@ApplicationScoped
public class DeliveryNotices {
  /** RFC 3463 §3.2. */
  private static final EnhancedStatus DELIVERED = new EnhancedStatus(2, 1, 5);

  @Inject private Notifications notifications;
  @Inject private Leases leases;

  /**
   * Writes the notification in the transaction that puts the message into the maildrops.
   *
   * @param here recipients whose maildrops are here
   * @return empty when nobody is to be told; that costs nothing
   * @throws IOException when the message cannot be read
   */
  Optional<Spooled> write(QueueId id, NewMessage message, Iterable<EnvelopeRecipient> here)
      throws IOException {
    List<NotifiedRecipient> told = told(here);
    if (told.isEmpty() || !message.timing().start().isAtOnce()) {
      return Optional.empty();
    }
    NotifiedMessage about =
        new NotifiedMessage(
            id, message.sender(), message.terms(), message.timing().received(), message.content());
    return notifications.write(
        about, Action.DELIVERED, told, leases.next(message.timing().received()));
  }

  private static List<NotifiedRecipient> told(Iterable<EnvelopeRecipient> here) {
    List<NotifiedRecipient> told = List.of();
    for (EnvelopeRecipient to : here) {
      if (to.parameters().notifyOn().orElse(Set.of()).contains(NotifyCondition.SUCCESS)) {
        told = told.isEmpty() ? new ArrayList<>() : told;
        told.add(
            new NotifiedRecipient(
                to.address(),
                to.parameters().original(),
                DELIVERED,
                Optional.empty(),
                Optional.empty()));
      }
    }
    return told;
  }
}
