package org.eaglemail.policy.recipient;

import java.util.function.BiFunction;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.addressing.Leaf;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;

/** A recipient of ours must lead to somebody: to a mailbox, or to who is behind an alias. */
public final class MailboxCheck implements Check<Request.Recipient> {
  private final BiFunction<EmailAddress, ReversePath, Expansion> recipients;

  /** Asks who is behind a recipient, in a message of that sender. */
  public MailboxCheck(BiFunction<EmailAddress, ReversePath, Expansion> recipients) {
    this.recipients = recipients;
  }

  @Override
  public CheckName name() {
    return CheckName.RECIPIENT;
  }

  @Override
  public Verdict examine(Request.Recipient request) {
    Expansion expansion = recipients.apply(request.recipient(), request.sender());
    return expansion
        .refusal()
        .<Verdict>map(reply -> new Verdict.Refuse(reply, "leads to nobody"))
        .orElseGet(() -> new Verdict.Pass(text(expansion)));
  }

  private static String text(Expansion expansion) {
    if (expansion.leaves().size() > 1) {
      return "stands for " + expansion.leaves().size() + " addresses";
    }
    return switch (expansion.leaves().getFirst()) {
      case Leaf.Account account -> "mailbox " + account.address();
      case Leaf.Remote remote when remote.address().equals(expansion.recipient()) ->
          "another server's";
      case Leaf.Remote remote -> "stands for " + remote.address();
      case Leaf.Refused refused -> refused.reply().text();
    };
  }
}
