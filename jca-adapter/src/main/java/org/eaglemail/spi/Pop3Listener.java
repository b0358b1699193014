package org.eaglemail.spi;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eaglemail.protocol.smtp.Replies;

/**
 * Serves maildrops over POP3: implemented by a message-driven bean.
 *
 * <p>Order of calls: {@link #opening} once per activation; per session {@link #announced} at any
 * time, {@link #login}, or {@link #authenticate} and {@link #open}, until one opens a maildrop,
 * then any number of {@link #content} and {@link #beginnings}, and of {@link #agree}, each followed
 * by at most one {@link #submit} and by {@link #submitted}, at most one {@link #update}, and {@link
 * #release} always, however the session ends. Only {@link #update} and {@link #submit} are called
 * with a transaction.
 */
public interface Pop3Listener {

  /**
   * Asked before any address of the activation is bound. Blocks until the application can take
   * sessions.
   *
   * @throws RuntimeException when it cannot yet: the adapter asks again
   */
  Pop3Profile opening();

  /** What CAPA is to say of the maildrops' terms; asked for each, so that it is true now. */
  AnnouncedTerms announced();

  /** USER and PASS: {@link #authenticate} and {@link #open} in one call. */
  Pop3Login login(Client client, Credentials credentials);

  /** What SCRAM needs to know of an account, or would of one that is not there (RFC 5034). */
  default ScramParameters scram(Client client, String user) {
    throw new UnsupportedOperationException("SCRAM was not offered");
  }

  /** AUTH (RFC 5034): verifies that the client is an account; {@link #open} follows. */
  default Authentication authenticate(Client client, Proof proof) {
    return Authentication.denied();
  }

  /**
   * Takes the lock of an account's maildrop.
   *
   * @param account as {@link #authenticate} granted it
   */
  default Pop3Login open(Client client, String account) {
    return new Pop3Login.Denied(Duration.ZERO);
  }

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
   * The first pieces of several messages in one call, which is cheaper than one for each.
   *
   * @param messages none of them empty; together small
   * @return what {@link #content} gives for index 0 of each in turn, up to one that is not there
   * @throws IOException when none can be read
   */
  default List<byte[]> beginnings(Maildrop maildrop, List<MaildropMessage> messages)
      throws IOException {
    return List.of(content(maildrop, messages.get(0), 0));
  }

  /**
   * XTND XMIT: from whom and to whom a message is that the owner of an open maildrop hands in, as
   * its header says, and whether that may be. Only asked where the profile takes messages.
   *
   * @throws IOException when the message cannot be read
   */
  default Pop3Submission agree(Client client, Maildrop maildrop, MessageSource message)
      throws IOException {
    return new Pop3Submission.Refused(Replies.NOT_IMPLEMENTED);
  }

  /**
   * Takes a message that was agreed on, as {@link SmtpListener#message}: in a transaction of its
   * own, whose end and barrier the client's +OK waits for.
   *
   * @throws IOException when the message cannot be read
   */
  default Reception submit(Envelope envelope, MessageSource message) throws IOException {
    return new Reception.Refused(Replies.NOT_IMPLEMENTED);
  }

  /** The submission that {@link #agree} began is over, however it ended. */
  default void submitted(Client client, Maildrop maildrop) {}

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
