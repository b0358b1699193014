package org.eaglemail.filter;

import java.io.IOException;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.SmtpSession;

/**
 * A filter's view of one SMTP session.
 *
 * <p>Order of calls: {@link #connected} once, {@link #greeted} after each EHLO; per transaction
 * {@link #sender}, {@link #recipient} for each recipient, {@link #data}, and then {@link #message}
 * or {@link #reset}; at last {@link #ended}. A transaction may also end with the next {@link
 * #sender}, when another had refused it. Calls are left out after {@link Verdict.Accept} and {@link
 * Verdict.Discard}, as those say.
 */
public interface FilterSession {

  /** A client connected. A refusal ends the session. */
  default Verdict connected(SmtpSession session) {
    return Verdict.proceed();
  }

  /** It said who it is. */
  default Verdict greeted(SmtpSession session) {
    return Verdict.proceed();
  }

  /** It begins a transaction. */
  default Verdict sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
    return Verdict.proceed();
  }

  /** It names a recipient. A refusal is of this recipient alone. */
  default Verdict recipient(
      SmtpSession session, EmailAddress recipient, RcptParameters parameters) {
    return Verdict.proceed();
  }

  /** It is about to send the message. */
  default Verdict data(Envelope envelope) {
    return Verdict.proceed();
  }

  /**
   * The message is there, and not stored yet; in the transaction that will store it.
   *
   * @throws IOException when it cannot be read, or the filter failed
   */
  default Judgement message(FilteredMessage message) throws IOException {
    return Judgement.of(Verdict.proceed());
  }

  /** The transaction ended without a message. */
  default void reset() {}

  /** The session ended: nothing follows. */
  default void ended() {}
}
