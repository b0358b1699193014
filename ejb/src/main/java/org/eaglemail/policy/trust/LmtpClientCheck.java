package org.eaglemail.policy.trust;

import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.SmtpRole;

/**
 * LMTP is for this machine and our own networks: it is the last step of a delivery that another
 * server has answered for, and not for use over the Internet (RFC 2033 §5).
 */
public final class LmtpClientCheck implements Check<Request.Connection> {
  private static final Reply NOT_OURS =
      Reply.reply(554, "5.7.1", "LMTP is not served to your network");

  private final TrustedClients trusted;

  public LmtpClientCheck(TrustedClients trusted) {
    this.trusted = trusted;
  }

  @Override
  public CheckName name() {
    return CheckName.LMTP_CLIENT;
  }

  @Override
  public Verdict examine(Request.Connection request) {
    if (request.session().role() != SmtpRole.LMTP) {
      return new Verdict.Pass("not LMTP");
    }
    return trusted.isSpared(request.session())
        ? new Verdict.Pass("of this machine or a relay network")
        : new Verdict.Refuse(NOT_OURS, "neither of this machine nor of a relay network");
  }
}
