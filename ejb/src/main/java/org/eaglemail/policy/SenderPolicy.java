package org.eaglemail.policy;

import jakarta.enterprise.context.ApplicationScoped;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/**
 * Who may send as whom: an account only as itself, or with the null sender, which the notifications
 * of mail programs have (RFC 8098 §3). A client that is nobody's account may name any sender where
 * mail from other servers comes in, and none at submission.
 */
@ApplicationScoped
public class SenderPolicy {
  // RFC 4954 §6.
  private static final Reply AUTHENTICATE = Reply.reply(530, "5.7.0", "Authentication required");

  /** May this session send as {@code sender}? */
  public Decision sender(SmtpSession session, ReversePath sender) {
    if (session.account().isEmpty()) {
      return session.role() == SmtpRole.SUBMISSION
          ? Decision.refuse(AUTHENTICATE)
          : Decision.proceed();
    }
    String account = session.account().get();
    return switch (sender) {
      case ReversePath.NullSender none -> Decision.proceed();
      case ReversePath.Mailbox(EmailAddress address) ->
          // Local parts of our accounts are the same in any letter case; so are domains.
          address.toString().equalsIgnoreCase(account)
              ? Decision.proceed()
              : Decision.refuse(notOwner(address, account));
    };
  }

  // RFC 6409 §6.1, with the words of Postfix's reject_sender_login_mismatch.
  private static Reply notOwner(EmailAddress sender, String account) {
    return Reply.reply(
        553, "5.7.1", "<" + sender + ">: Sender address rejected: not owned by user " + account);
  }
}
