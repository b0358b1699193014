package org.eaglemail.reception;

import static org.eaglemail.protocol.smtp.Reply.reply;

import java.util.function.Function;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;

/** The answer to VRFY where the administrator allows it (RFC 5321 §3.5.1, §3.5.2). */
final class Verification {
  private Verification() {}

  /**
   * Says whether a mailbox of ours exists.
   *
   * @param subject an address, in angle brackets or not; a mere name is not looked for
   */
  static Reply of(String subject, Function<EmailAddress, MailboxLookup.Mailbox> mailboxes) {
    EmailAddress address;
    try {
      address = EmailAddress.parse(subject.replaceAll("^<|>$", ""));
    } catch (IllegalArgumentException notAnAddress) {
      // RFC 5321 §3.5.1: what it cannot tell it does not deny.
      return Replies.CANNOT_VERIFY;
    }
    return switch (mailboxes.apply(address)) {
      case MailboxLookup.Account account -> reply(250, "2.1.5", "<" + address + ">");
      case MailboxLookup.UnknownUser unknown ->
          reply(550, "5.1.1", "<" + address + ">: User unknown");
      case MailboxLookup.Foreign foreign -> Replies.CANNOT_VERIFY;
    };
  }
}
