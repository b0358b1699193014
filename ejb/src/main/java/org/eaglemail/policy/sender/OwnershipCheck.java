package org.eaglemail.policy.sender;

import java.util.function.Predicate;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.settings.Delimiters;
import org.eaglemail.settings.SenderOwnership;

/**
 * Whether the sender is the account's (RFC 6409 §6.1). The null sender is everybody's: the
 * notifications of mail programs have it (RFC 8098 §3).
 */
public final class OwnershipCheck implements Check<Request.Sender> {
  private final SenderOwnership rule;
  private final Delimiters delimiters;
  private final Predicate<EmailAddress> here;

  /**
   * Checks by that rule.
   *
   * @param here whether mail for an address is taken here, for somebody
   */
  public OwnershipCheck(SenderOwnership rule, Delimiters delimiters, Predicate<EmailAddress> here) {
    this.rule = rule;
    this.delimiters = delimiters;
    this.here = here;
  }

  @Override
  public CheckName name() {
    return CheckName.SENDER_OWNER;
  }

  @Override
  public Verdict examine(Request.Sender request) {
    return request
        .session()
        .account()
        .map(account -> examine(account, request.sender()))
        .orElseGet(() -> new Verdict.Pass("no account"));
  }

  private Verdict examine(String account, ReversePath sender) {
    return switch (sender) {
      case ReversePath.NullSender none -> new Verdict.Pass("null sender");
      case ReversePath.Mailbox(EmailAddress address) ->
          owns(account, address)
              ? new Verdict.Pass("of " + account)
              : new Verdict.Refuse(notOwner(address, account), "not of " + account);
    };
  }

  private boolean owns(String account, EmailAddress sender) {
    return switch (rule) {
      case STRICT -> isOwn(account, sender);
      case RELAXED -> isOwn(account, sender) || here.test(sender);
      case OFF -> true;
    };
  }

  // Local parts of our accounts are the same in any letter case; so are domains.
  private boolean isOwn(String account, EmailAddress sender) {
    if (sender.toString().equalsIgnoreCase(account)) {
      return true;
    }
    return delimiters
        .split(sender.localPart())
        .map(split -> new EmailAddress(split.user(), sender.host()).toString())
        .filter(account::equalsIgnoreCase)
        .isPresent();
  }

  // The words are those of Postfix's reject_sender_login_mismatch.
  private static Reply notOwner(EmailAddress sender, String account) {
    return Reply.reply(
        553, "5.7.1", "<" + sender + ">: Sender address rejected: not owned by user " + account);
  }
}
