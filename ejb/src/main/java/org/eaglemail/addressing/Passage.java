package org.eaglemail.addressing;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.protocol.smtp.OriginalRecipient;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.spi.EnvelopeRecipient;

/**
 * What became of the envelope on the way from a recipient to one of those behind it.
 *
 * @param sender of this copy: the owner of the last list, or still the message's own
 * @param listed whether it came through a list, where what the sender asked for ends (RFC 3461
 *     §5.2.7.1)
 * @param single whether nobody else gets it on this way, so that its success is the recipient's
 */
public record Passage(ReversePath sender, boolean listed, boolean single) {

  /** Of the same message to one other address, where the sender does not matter. */
  public static final Passage PLAIN = direct(ReversePath.nullSender());

  /** The envelope as it came. */
  static Passage direct(ReversePath sender) {
    return new Passage(sender, false, true);
  }

  /** Through an alias or a forward to several. */
  Passage split() {
    return new Passage(sender, listed, false);
  }

  /**
   * Through a list; the null sender stays, so that no notification is made about a notification.
   */
  Passage through(Entry.MailingList list) {
    return switch (sender) {
      case ReversePath.NullSender none -> new Passage(sender, true, false);
      case ReversePath.Mailbox mailbox -> new Passage(ReversePath.of(list.owner()), true, false);
    };
  }

  /** The envelope's recipient as it stands in this copy, at {@code address}. */
  public EnvelopeRecipient recipient(EmailAddress address, EnvelopeRecipient original) {
    if (listed) {
      return EnvelopeRecipient.of(address);
    }
    return address.equals(original.address())
        ? original
        : new EnvelopeRecipient(address, passedOn(original));
  }

  private RcptParameters passedOn(EnvelopeRecipient original) {
    RcptParameters asked = original.parameters();
    return new RcptParameters(
        // RFC 3461 §5.2.7.3: of success the sender heard when it was expanded.
        single ? asked.notifyOn() : asked.notifyOn().map(Passage::withoutSuccess),
        asked.original().or(() -> Optional.of(named(original.address()))));
  }

  private static Set<NotifyCondition> withoutSuccess(Set<NotifyCondition> asked) {
    Set<NotifyCondition> rest = new HashSet<>(asked);
    rest.remove(NotifyCondition.SUCCESS);
    return rest;
  }

  /** So that a notification names the address that the sender knows (RFC 3461 §4.2). */
  private static OriginalRecipient named(EmailAddress address) {
    return new OriginalRecipient(address.isAscii() ? "rfc822" : "utf-8", address.toString());
  }
}
