package org.eaglemail.policy.content;

import static org.eaglemail.protocol.smtp.Reply.reply;

import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.smtp.Reply;

/**
 * A message that passed too many servers goes round in circles (RFC 5321 §6.3).
 *
 * @param most servers that it may have passed
 */
public record LoopCheck(int most) implements Check<Request.Content> {
  /** The code and words are Postfix's. */
  private static final Reply TOO_MANY_HOPS = reply(554, "5.4.6", "Error: too many hops");

  @Override
  public CheckName name() {
    return CheckName.LOOP;
  }

  @Override
  public Verdict examine(Request.Content request) {
    int passed = request.header().received();
    return passed > most
        ? new Verdict.Refuse(TOO_MANY_HOPS, passed + " Received fields")
        : new Verdict.Pass("no loop");
  }
}
