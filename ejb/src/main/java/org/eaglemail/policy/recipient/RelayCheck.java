package org.eaglemail.policy.recipient;

import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.policy.trust.TrustedClients;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.SmtpRole;

/**
 * A recipient of another server's needs the right to relay, or a domain that everybody may send to.
 * The domain alone tells which it is: an at-sign, a percent sign or a bang in the local part is a
 * letter like any other and leads nowhere else.
 */
public final class RelayCheck implements Check<Request.Recipient> {
  private final MailboxLookup mailboxes;
  private final TrustedClients trusted;
  private final RelayDomains domains;

  /**
   * @param mailboxes tells whose the recipients are
   * @param domains to which everybody may relay
   */
  public RelayCheck(MailboxLookup mailboxes, TrustedClients trusted, RelayDomains domains) {
    this.mailboxes = mailboxes;
    this.trusted = trusted;
    this.domains = domains;
  }

  @Override
  public CheckName name() {
    return CheckName.RELAY;
  }

  @Override
  public Verdict examine(Request.Recipient request) {
    if (!(mailboxes.find(request.recipient()) instanceof MailboxLookup.Foreign)) {
      return new Verdict.Pass("our domain");
    }
    // RFC 2033 §1: what is handed over by LMTP is delivered here, or not at all.
    if (request.session().role() != SmtpRole.LMTP) {
      if (trusted.mayRelay(request.session())) {
        return new Verdict.Pass("may relay");
      }
      if (domains.hold(request.recipient())) {
        return new Verdict.Pass("in a relay domain");
      }
    }
    return new Verdict.Refuse(
        denied(request.recipient()), "neither account nor relay network nor relay domain");
  }

  // The words are Postfix's, which administrators and their log readers know.
  private static Reply denied(EmailAddress address) {
    return Reply.reply(550, "5.7.1", "<" + address + ">: Relay access denied");
  }
}
