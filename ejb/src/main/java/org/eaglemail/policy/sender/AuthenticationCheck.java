package org.eaglemail.policy.sender;

import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/** Who submits must have authenticated, from whatever network (RFC 6409 §4.3). */
public final class AuthenticationCheck implements Check<Request.Sender> {
  // RFC 4954 §6.
  private static final Reply AUTHENTICATE = Reply.reply(530, "5.7.0", "Authentication required");

  @Override
  public CheckName name() {
    return CheckName.AUTHENTICATION;
  }

  @Override
  public Verdict examine(Request.Sender request) {
    SmtpSession session = request.session();
    if (session.account().isPresent()) {
      return new Verdict.Pass("authenticated as " + session.account().get());
    }
    return session.role() == SmtpRole.SUBMISSION
        ? new Verdict.Refuse(AUTHENTICATE, "not authenticated")
        : new Verdict.Pass("not needed here");
  }
}
