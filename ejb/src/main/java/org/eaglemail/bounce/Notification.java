package org.eaglemail.bounce;

import java.time.ZonedDateTime;
import java.util.List;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;

/**
 * What a notification says.
 *
 * @param host the server that says so
 * @param to the sender of the message that it speaks of; where he cannot be told, who looks after
 *     such
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
   * Whether it needs UTF-8 (RFC 6533 §3): the address that it goes to has it, or another address or
   * the header has, and the sender showed by SMTPUTF8 that he can read it.
   */
  boolean isInternational() {
    return !to.isAscii()
        || (message.terms().utf8()
            && (recipients.stream().anyMatch(Notification::isInternational)
                || !returned.isAscii()));
  }

  /** Whether it goes to another than the sender, who cannot be told. */
  boolean isDouble() {
    return !message.sender().equals(ReversePath.of(to));
  }

  /** Its Subject. */
  String subject() {
    return isDouble() ? "Undelivered notification" : action.subject();
  }

  /** What happened, for people. */
  String words() {
    if (!isDouble()) {
      return action.words();
    }
    String what =
        switch (message.sender()) {
          case ReversePath.NullSender none ->
              "A notification could not be delivered to the addresses named below";
          case ReversePath.Mailbox(EmailAddress sender) ->
              "A message could not be delivered to the addresses named below, its sender <"
                  + Words.address(Words.typed(sender), isInternational())
                  + "> cannot be told";
        };
    return what + ", and nobody else is told.";
  }

  private static boolean isInternational(NotifiedRecipient recipient) {
    return !recipient.address().isAscii()
        || recipient.original().filter(o -> !Words.isAscii(o.address())).isPresent();
  }
}
