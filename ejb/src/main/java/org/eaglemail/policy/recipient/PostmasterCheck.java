package org.eaglemail.policy.recipient;

import org.eaglemail.directory.Addresses;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.EmailAddress;

/**
 * Mail to our postmaster, and to abuse, is taken from clients that lists name or that greylisting
 * does not know yet (RFC 5321 §4.5.1, RFC 2142 §4): whom else could they tell that they were
 * refused wrongly?
 */
public final class PostmasterCheck implements Check<Request.Recipient> {
  private final MailboxLookup mailboxes;

  /** Asks which domains are ours. */
  public PostmasterCheck(MailboxLookup mailboxes) {
    this.mailboxes = mailboxes;
  }

  @Override
  public CheckName name() {
    return CheckName.POSTMASTER;
  }

  @Override
  public Verdict examine(Request.Recipient request) {
    EmailAddress recipient = request.recipient();
    // That somebody is behind it was found out before.
    return Addresses.alwaysWorks(recipient)
            && !(mailboxes.find(recipient) instanceof MailboxLookup.Foreign)
        ? new Verdict.Accept("our postmaster")
        : new Verdict.Pass("not our postmaster");
  }
}
