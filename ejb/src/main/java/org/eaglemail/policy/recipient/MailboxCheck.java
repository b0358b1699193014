package org.eaglemail.policy.recipient;

import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;

/** A recipient of ours must exist. */
public final class MailboxCheck implements Check<Request.Recipient> {
  private final MailboxLookup mailboxes;

  /** Asks who exists. */
  public MailboxCheck(MailboxLookup mailboxes) {
    this.mailboxes = mailboxes;
  }

  @Override
  public CheckName name() {
    return CheckName.RECIPIENT;
  }

  @Override
  public Verdict examine(Request.Recipient request) {
    return switch (mailboxes.find(request.recipient())) {
      case MailboxLookup.Account account -> new Verdict.Pass("mailbox " + account.address());
      case MailboxLookup.Foreign foreign -> new Verdict.Pass("another server's");
      case MailboxLookup.UnknownUser unknown ->
          new Verdict.Refuse(unknown(request.recipient()), "no such mailbox");
    };
  }

  // The words are Postfix's.
  private static Reply unknown(EmailAddress address) {
    return Reply.reply(550, "5.1.1", "<" + address + ">: Recipient address rejected: User unknown");
  }
}
