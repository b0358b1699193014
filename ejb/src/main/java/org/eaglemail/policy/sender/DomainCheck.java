package org.eaglemail.policy.sender;

import java.util.function.Function;
import java.util.function.Predicate;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.MailDomains.Standing;
import org.eaglemail.spi.SmtpSession;

/**
 * Refuses senders of strangers whose domain takes no mail, since no notification could reach them:
 * it does not exist, or has a null MX (RFC 7505 §4.2). As Postfix's reject_unknown_sender_domain.
 */
public final class DomainCheck implements Check<Request.Sender> {
  private final Function<Domain, Standing> domains;
  private final Predicate<SmtpSession> spared;

  /**
   * @param domains what DNS says of a domain
   * @param spared whose sessions are not checked
   */
  public DomainCheck(Function<Domain, Standing> domains, Predicate<SmtpSession> spared) {
    this.domains = domains;
    this.spared = spared;
  }

  @Override
  public CheckName name() {
    return CheckName.SENDER_DOMAIN;
  }

  @Override
  public Verdict examine(Request.Sender request) {
    if (spared.test(request.session())) {
      return new Verdict.Pass("not asked");
    }
    return switch (request.sender()) {
      case ReversePath.NullSender none -> new Verdict.Pass("null sender");
      case ReversePath.Mailbox(var address) ->
          switch (address.host()) {
            case AddressLiteral literal -> new Verdict.Pass("address literal");
            case Domain domain -> examine(address.toString(), domain);
          };
    };
  }

  private Verdict examine(String sender, Domain domain) {
    return switch (domains.apply(domain)) {
      case REACHABLE -> new Verdict.Pass(domain + " takes mail");
      case NULL_MX ->
          refuse(550, "5.7.27", sender, "Domain does not accept mail (nullMX)", "null MX");
      case NONE -> refuse(550, "5.1.8", sender, "Domain not found", "no such domain");
      case UNKNOWN -> refuse(450, "4.1.8", sender, "Domain not found", "no answer of DNS");
    };
  }

  private static Verdict refuse(int code, String status, String sender, String text, String why) {
    return new Verdict.Refuse(
        Reply.reply(code, status, "<" + sender + ">: Sender address rejected: " + text), why);
  }
}
