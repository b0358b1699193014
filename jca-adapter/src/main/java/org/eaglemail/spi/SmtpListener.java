package org.eaglemail.spi;

import java.io.IOException;
import java.util.List;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;

/**
 * Takes mail that clients send over SMTP: implemented by a message-driven bean.
 *
 * <p>Order of calls: {@link #opening} once per activation; then per session {@link #connected},
 * {@link #greeted} after each EHLO, any number of {@link #authenticate} until one succeeds, and per
 * transaction {@link #sender}, {@link #recipient} for each recipient, {@link #data}, {@link
 * #message} once, or {@link #reset} when the transaction ended before that; at last {@link #ended},
 * if {@link #connected} was asked. A transaction or session may end before any of these. {@link
 * Stage} names those that are made only when the profile asks for them. What belongs to a session
 * is known by {@link Client#session}.
 *
 * <p>All calls but {@link #message} are made without a transaction. A runtime exception from any of
 * them is answered with 451 4.3.0 (454 4.7.0 for {@link #authenticate}) and logged; nothing is
 * kept.
 */
public interface SmtpListener {

  /**
   * Asked before any address of the activation is bound. Blocks until the application can take
   * sessions.
   *
   * @throws RuntimeException when it cannot yet: the adapter asks again
   */
  SmtpProfile opening();

  /** A client connected; the banner follows. A refusal ends the session. */
  default Decision connected(Client client) {
    return Decision.proceed();
  }

  /** The client said who it is. */
  default Decision greeted(SmtpSession session) {
    return Decision.proceed();
  }

  /** What SCRAM needs to know of an account, or would of one that is not there. */
  default ScramParameters scram(Client client, String user) {
    throw new UnsupportedOperationException("SCRAM was not offered");
  }

  /** Verifies that the client is an account. */
  default Authentication authenticate(Client client, Proof proof) {
    return Authentication.denied();
  }

  /** May this sender begin a transaction? */
  default Decision sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
    return Decision.proceed();
  }

  /** May this sender send to this recipient? */
  Decision recipient(
      SmtpSession session, ReversePath sender, ForwardPath recipient, RcptParameters parameters);

  /** The client is about to send the message to these, the accepted recipients. */
  default Decision data(Envelope envelope) {
    return Decision.proceed();
  }

  /**
   * Takes the message, in a transaction of its own that the container commits when the method
   * returns, and rolls back when it throws or asked for that. Only after the commit and after the
   * barrier of {@link Reception.Accepted} does the client read its 250.
   *
   * @throws IOException when {@code source} cannot be read
   */
  Reception message(Envelope envelope, MessageSource source) throws IOException;

  /** The transaction ended without a message. */
  default void reset(SmtpSession session) {}

  /** The session ended. */
  default void ended(SmtpSession session) {}

  /** The answer to VRFY (RFC 5321 §3.5.1). */
  default Reply verify(SmtpSession session, String subject) {
    return Replies.CANNOT_VERIFY;
  }

  /** The answer to EXPN (RFC 5321 §3.5.2). */
  default Reply expand(SmtpSession session, String list) {
    return Replies.NOT_IMPLEMENTED;
  }

  /** The answer to ETRN (RFC 1985 §5.3): what waits for these is tried at once. */
  default Reply flush(SmtpSession session, List<String> nodes) {
    return Replies.NOT_IMPLEMENTED;
  }
}
