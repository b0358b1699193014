package org.eaglemail.policy.recipient;

import java.util.function.LongPredicate;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;

/** A maildrop that is full takes nothing more, until its owner made room. */
public final class QuotaCheck implements Check<Request.Recipient> {
  private final MailboxLookup mailboxes;
  private final LongPredicate full;

  /**
   * @param full whether the maildrop of the account with that key is full
   */
  public QuotaCheck(MailboxLookup mailboxes, LongPredicate full) {
    this.mailboxes = mailboxes;
    this.full = full;
  }

  @Override
  public CheckName name() {
    return CheckName.QUOTA;
  }

  @Override
  public Verdict examine(Request.Recipient request) {
    return mailboxes.find(request.recipient()) instanceof MailboxLookup.Account account
            && full.test(account.id())
        ? new Verdict.Refuse(full(request.recipient()), "quota of " + account.address())
        : new Verdict.Pass("room enough");
  }

  /** RFC 3463 §3.3, X.2.2: mailbox full, which its owner can change. */
  public static Reply full(EmailAddress address) {
    return Reply.reply(452, "4.2.2", "<" + address + ">: Mailbox is full");
  }
}
