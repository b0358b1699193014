package org.eaglemail.spi;

import java.io.IOException;
import java.util.Optional;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;

/**
 * Takes mail that clients send over SMTP: implemented by a message-driven bean.
 *
 * <p>Order of calls: {@link #opening} once per activation; then per session {@link #connected}, any
 * number of {@link #authenticate} until one succeeds, and per transaction {@link #sender}, {@link
 * #recipient} for each recipient, {@link #message} once. A transaction may end before any of these.
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

  /**
   * Verifies a name and a password.
   *
   * @return the account, or empty when they do not fit (the client is told 535 5.7.8)
   */
  default Optional<String> authenticate(Client client, Credentials credentials) {
    return Optional.empty();
  }

  /** May this sender begin a transaction? */
  default Decision sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
    return Decision.proceed();
  }

  /** May this sender send to this recipient? */
  Decision recipient(SmtpSession session, ReversePath sender, ForwardPath recipient);

  /**
   * Takes the message, in a transaction of its own that the container commits when the method
   * returns, and rolls back when it throws or asked for that. Only after the commit and after the
   * barrier of {@link Reception.Accepted} does the client read its 250.
   *
   * @throws IOException when {@code source} cannot be read
   */
  Reception message(Envelope envelope, MessageSource source) throws IOException;
}
