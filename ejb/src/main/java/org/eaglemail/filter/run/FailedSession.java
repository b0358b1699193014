package org.eaglemail.filter.run;

import org.eaglemail.filter.FilterSession;
import org.eaglemail.filter.FilteredMessage;
import org.eaglemail.filter.Judgement;
import org.eaglemail.filter.Verdict;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.spi.SmtpSession;

/** In the place of a session that its filter could not begin: no mail may slip past it. */
record FailedSession(Verdict verdict) implements FilterSession {
  @Override
  public Verdict connected(SmtpSession session) {
    return verdict;
  }

  @Override
  public Verdict sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
    return verdict;
  }

  @Override
  public Judgement message(FilteredMessage message) {
    return Judgement.of(verdict);
  }
}
