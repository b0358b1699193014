package org.eaglemail.policy.recipient;

import java.util.function.BiFunction;
import java.util.function.LongPredicate;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;

/**
 * A maildrop that is full takes nothing more, until its owner made room. A recipient that stands
 * for several is refused when all of them are full.
 */
public final class QuotaCheck implements Check<Request.Recipient> {
  private final BiFunction<EmailAddress, ReversePath, Expansion> recipients;
  private final LongPredicate full;

  /**
   * @param recipients says who is behind a recipient, in a message of that sender
   * @param full whether the maildrop of the account with that key is full
   */
  public QuotaCheck(
      BiFunction<EmailAddress, ReversePath, Expansion> recipients, LongPredicate full) {
    this.recipients = recipients;
    this.full = full;
  }

  @Override
  public CheckName name() {
    return CheckName.QUOTA;
  }

  @Override
  public Verdict examine(Request.Recipient request) {
    Expansion expansion = recipients.apply(request.recipient(), request.sender());
    return expansion.isFull(full)
        ? new Verdict.Refuse(
            full(request.recipient()), "quota of " + expansion.leaves().getFirst().address())
        : new Verdict.Pass("room enough");
  }

  /** RFC 3463 §3.3, X.2.2: mailbox full, which its owner can change. */
  public static Reply full(EmailAddress address) {
    return Reply.reply(452, "4.2.2", "<" + address + ">: Mailbox is full");
  }
}
