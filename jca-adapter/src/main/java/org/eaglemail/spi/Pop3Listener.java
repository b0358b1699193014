package org.eaglemail.spi;

import java.io.IOException;
import java.util.List;

/**
 * Serves maildrops over POP3: implemented by a message-driven bean.
 *
 * <p>Order of calls: {@link #opening} once per activation; per session {@link #login} until one
 * opens a maildrop, then any number of {@link #content}, at most one {@link #update}, and {@link
 * #release} always, however the session ends. Only {@link #update} is called with a transaction.
 */
public interface Pop3Listener {

  /**
   * Asked before any address of the activation is bound. Blocks until the application can take
   * sessions.
   *
   * @throws RuntimeException when it cannot yet: the adapter asks again
   */
  Pop3Profile opening();

  /** Verifies the credentials and takes the maildrop's lock. */
  Pop3Login login(Client client, Credentials credentials);

  /**
   * A piece of a message; the pieces in order are the message, with CRLF line ends, not
   * dot-stuffed. Pulled piece by piece, so that a slow client holds no bean instance.
   *
   * @param index from 0; the session asks for no more once it has the message's {@code size} octets
   * @return at least one octet
   * @throws IOException when the piece is not there
   */
  byte[] content(Maildrop maildrop, MaildropMessage message, int index) throws IOException;

  /**
   * QUIT in transaction state: removes {@code deleted} for good, in one transaction (RFC 1939 §6).
   *
   * @return what to wait for after the commit and before the +OK
   * @throws IOException when the lease was lost; nothing is removed
   */
  CommitBarrier update(Maildrop maildrop, List<MaildropMessage> deleted) throws IOException;

  /**
   * The session ended, or its client is gone: frees the maildrop. Never throws for a lost lease.
   */
  void release(Maildrop maildrop);
}
