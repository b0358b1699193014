package org.eaglemail.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.SmtpSession;

/**
 * Decides on sender and recipient of a transaction. A recipient of ours must exist; one of another
 * server's needs the right to relay. The domain alone tells which it is: an at-sign, a percent sign
 * or a bang in the local part is a letter like any other and leads nowhere else.
 *
 * <p>Needs no transaction; for use by any thread.
 */
@ApplicationScoped
public class ReceptionPolicy {
  @Inject private MailboxLookup mailboxes;
  @Inject private SenderPolicy senders;
  @Inject private RelayPolicy relays;
  @Inject private Settings settings;

  /** May this session send as {@code sender}? */
  public Decision sender(SmtpSession session, ReversePath sender) {
    return senders.sender(session, sender);
  }

  /** May this session send to {@code recipient}? */
  public Decision recipient(SmtpSession session, ForwardPath recipient) {
    EmailAddress address = recipient.at(settings.hostname());
    return switch (mailboxes.find(address)) {
      case MailboxLookup.Account account -> Decision.proceed();
      case MailboxLookup.UnknownUser unknown -> Decision.refuse(unknownUser(address));
      case MailboxLookup.Foreign foreign ->
          relays.mayRelay(session) ? Decision.proceed() : Decision.refuse(relayDenied(address));
    };
  }

  // The words of both are Postfix's, which administrators and their log readers know.
  private static Reply unknownUser(EmailAddress address) {
    return Reply.reply(550, "5.1.1", "<" + address + ">: Recipient address rejected: User unknown");
  }

  private static Reply relayDenied(EmailAddress address) {
    return Reply.reply(550, "5.7.1", "<" + address + ">: Relay access denied");
  }
}
