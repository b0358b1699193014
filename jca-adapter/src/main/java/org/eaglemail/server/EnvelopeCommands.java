package org.eaglemail.server;

import java.time.InstantSource;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.protocol.smtp.SmtpState;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.SmtpLimits;

/** MAIL and RCPT (RFC 5321 §4.1.1.2, §4.1.1.3). */
final class EnvelopeCommands {
  private final SmtpContext context;
  private final SmtpLimits limits;
  private final ParameterRules parameters;
  private int transactions;

  EnvelopeCommands(SmtpContext context, InstantSource clock) {
    this.context = context;
    this.limits = context.profile().limits();
    this.parameters = new ParameterRules(clock);
  }

  Reply mail(SmtpState.Greeted sender, SmtpCommand.Mail mail) throws EndOfSession {
    Optional<Reply> refusal = parameters.refusal(mail.parameters(), context.offer());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    // RFC 1870 §6.1: refused before it is sent.
    if (mail.parameters().size().orElse(0) > limits.messageSize()) {
      return Replies.MESSAGE_TOO_LARGE;
    }
    if (transactions >= limits.transactions()) {
      throw EndOfSession.saying(Replies.TOO_MANY_TRANSACTIONS);
    }
    Decision decision =
        context.listener().sender(context.snapshot(), mail.from(), mail.parameters());
    return switch (decision) {
      case Decision.Refuse refuse -> SmtpContext.refusal(refuse);
      case Decision.Proceed(Disposition disposition) -> {
        transactions++;
        context.begin(sender, mail, disposition);
        yield Replies.SENDER_OK;
      }
    };
  }

  Reply rcpt(SmtpState.InTransaction state, SmtpCommand.Rcpt rcpt) throws EndOfSession {
    Optional<Reply> refusal = parameters.refusal(rcpt.parameters(), context.offer());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    // RFC 5321 §4.5.3.1.10: 452, and the client sends the rest in another transaction.
    if (state.recipients() >= limits.recipients()) {
      return Replies.TOO_MANY_RECIPIENTS;
    }
    Transaction transaction = context.transaction();
    EmailAddress address = rcpt.to().at(context.profile().hostname());
    if (transaction.has(address)) {
      transaction.again(address);
      context.go(state.withRecipient());
      return Replies.RECIPIENT_OK;
    }
    Decision decision =
        context
            .listener()
            .recipient(
                transaction.session(), transaction.mail().from(), rcpt.to(), rcpt.parameters());
    return switch (decision) {
      case Decision.Refuse refuse -> SmtpContext.refusal(refuse);
      case Decision.Proceed(Disposition disposition) -> {
        transaction.add(address, rcpt.parameters());
        transaction.let(disposition);
        context.go(state.withRecipient());
        yield Replies.RECIPIENT_OK;
      }
    };
  }
}
