package org.eaglemail.bounce;

import java.time.ZonedDateTime;
import java.util.List;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;

/**
 * What a notification says.
 *
 * @param host the server that says so
 * @param to the sender of the message that it speaks of
 * @param at now
 * @param recipients at least one, all with the same action
 * @param returned what of the message goes back
 */
record Notification(
    Domain host,
    EmailAddress to,
    NotifiedMessage message,
    ZonedDateTime at,
    Action action,
    List<NotifiedRecipient> recipients,
    Returned returned) {
  Notification {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("a notification names at least one recipient");
    }
  }

  /**
   * Whether it needs UTF-8 (RFC 6533 §3): an address or the header has it, and the sender showed by
   * SMTPUTF8 that he can read it.
   */
  boolean isInternational() {
    return message.terms().utf8()
        && (!Words.isAscii(to.toString())
            || recipients.stream().anyMatch(Notification::isInternational)
            || !returned.isAscii());
  }

  private static boolean isInternational(NotifiedRecipient recipient) {
    return !Words.isAscii(recipient.address().toString())
        || recipient.original().filter(o -> !Words.isAscii(o.address())).isPresent();
  }
}
