package org.eaglemail.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.addressing.Copy;
import org.eaglemail.addressing.Distribution;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.bounce.NotifiedMessage;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.ContentReader;
import org.eaglemail.spool.LocalRecipient;
import org.eaglemail.spool.MaildropStore;
import org.eaglemail.spool.NewMessage;
import org.eaglemail.spool.QueueStore;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.eaglemail.spool.Spool;
import org.eaglemail.spool.Spooled;
import org.eaglemail.spool.Start;
import org.eaglemail.spool.Timing;
import org.eaglemail.timeline.Timeline;

/**
 * Gives a message to those who came to stand behind one of its recipients after it was queued, as
 * its reception would have done: who gets it directly gets this message, who gets it through a list
 * one of its own. Who has the message, or is a recipient of it, gets no second copy.
 */
@ApplicationScoped
public class LateExpansion {
  @Inject private QueueStore store;
  @Inject private MaildropStore maildrops;
  @Inject private Spool spool;
  @Inject private ContentReader contents;
  @Inject private DeliveryNotices notices;
  @Inject private Leases leases;
  @Inject private Timeline timeline;

  /**
   * What was written for one recipient.
   *
   * @param toSend to be sent, under leases of this node
   * @param notices for senders, in maildrops or to be sent
   */
  record Written(List<QueuedMessage> toSend, List<Spooled> notices) {}

  /**
   * Writes it in the caller's transaction, which has the recipient's row locked and not settled.
   *
   * @throws IOException when the message cannot be read
   */
  Written write(Try one, Expansion others, Instant now) throws IOException {
    QueuedMessage message = one.message();
    QueuedRecipient recipient = one.attempt().recipient();
    Distribution to =
        Distribution.of(new EnvelopeRecipient(recipient.address(), recipient.parameters()), others);
    Set<String> known = store.addressesBeside(recipient, message.id());
    List<QueuedMessage> toSend = new ArrayList<>();
    List<EnvelopeRecipient> here = List.of();
    for (Copy copy : to.copies()) {
      List<EnvelopeRecipient> away =
          copy.away().stream()
              .filter(other -> !known.contains(other.address().toString()))
              .toList();
      if (copy.isListed()) {
        list(one, copy, away, now).ifPresent(toSend::add);
      } else {
        here = copy.here();
        LocalRecipient.of(copy.accounts()).forEach(local -> maildrops.addOnce(message, local));
        store.add(message, recipient, away, leases.next(now)).ifPresent(toSend::add);
      }
    }
    NotifiedMessage about = NotifiedMessage.of(message, contents.source(message));
    return new Written(toSend, notices.write(about, to, here, now));
  }

  /** The copy for the members of a list, whose failures are its owner's to hear of. */
  private Optional<QueuedMessage> list(
      Try one, Copy copy, List<EnvelopeRecipient> away, Instant now) throws IOException {
    QueuedMessage message = one.message();
    List<LocalRecipient> local =
        LocalRecipient.of(copy.accounts()).stream()
            .filter(to -> !maildrops.has(message.id(), to.account()))
            .toList();
    if (local.isEmpty() && away.isEmpty()) {
      return Optional.empty();
    }
    Spooled spooled =
        spool.store(
            new NewMessage(
                message.origin(),
                copy.sender(),
                message.terms().listed(),
                new Timing(
                    message.received(),
                    new Start.AtOnce(),
                    one.attempt().recipient().expires(),
                    Optional.empty()),
                local,
                away,
                id -> new byte[0],
                contents.source(message),
                store.messageId(message.id())),
            leases.next(now));
    timeline.copied(message.id().key(), spooled.id().key(), copy.sender().toString());
    return spooled.queued();
  }
}
