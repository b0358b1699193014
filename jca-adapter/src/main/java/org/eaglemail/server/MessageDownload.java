package org.eaglemail.server;

import java.io.IOException;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.wire.BareLineBreakException;
import org.eaglemail.wire.DotStuffedOutput;
import org.eaglemail.wire.LineWriter;

/** Sends a message to the client, a piece at a time: that is all it has in memory. For once. */
final class MessageDownload {
  private final Pop3Listener listener;
  private final Maildrop maildrop;
  private final MaildropMessage message;
  private byte[] piece;
  private int fetched;
  private long left;

  /**
   * Fetches the first piece, so that a message which is not there is found out before the reply.
   *
   * @throws UnreadableMessageException when it is not there
   */
  MessageDownload(Pop3Listener listener, Maildrop maildrop, MaildropMessage message)
      throws UnreadableMessageException {
    this.listener = listener;
    this.maildrop = maildrop;
    this.message = message;
    this.left = message.size();
    this.piece = left == 0 ? new byte[0] : fetch();
  }

  /**
   * Begins with the first piece, fetched before.
   *
   * @throws UnreadableMessageException when it is more than the message promises, or nothing
   */
  MessageDownload(
      Pop3Listener listener, Maildrop maildrop, MaildropMessage message, byte[] beginning)
      throws UnreadableMessageException {
    this.listener = listener;
    this.maildrop = maildrop;
    this.message = message;
    this.left = message.size();
    this.piece = taken(beginning);
  }

  /**
   * Sends the message up to its end or the end of its top, and the final dot.
   *
   * @throws UnreadableMessageException when it is not what was promised: part of it was sent,
   *     without a final dot
   * @throws IOException when the client is gone
   */
  void sendTo(LineWriter out, TopOfMessage top) throws IOException {
    DotStuffedOutput stuffed = new DotStuffedOutput(out);
    try {
      stuffed.write(piece, 0, top.within(piece));
      while (left > 0 && !top.isComplete()) {
        piece = fetch();
        stuffed.write(piece, 0, top.within(piece));
      }
      stuffed.finish();
    } catch (BareLineBreakException e) {
      throw new UnreadableMessageException(message, e);
    }
  }

  /**
   * Reads the message for {@code search} until that is over; sends nothing.
   *
   * @throws UnreadableMessageException when it is not what was promised
   */
  void readFor(FieldSearch search) throws UnreadableMessageException {
    search.read(piece);
    while (left > 0 && !search.isOver()) {
      piece = fetch();
      search.read(piece);
    }
  }

  private byte[] fetch() throws UnreadableMessageException {
    byte[] next;
    try {
      next = listener.content(maildrop, message, fetched);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableMessageException(message, e);
    }
    return taken(next);
  }

  private byte[] taken(byte[] next) throws UnreadableMessageException {
    if (next.length == 0 || next.length > left) {
      throw new UnreadableMessageException(
          message, "piece " + fetched + " has " + next.length + " octets, left are " + left);
    }
    fetched++;
    left -= next.length;
    return next;
  }
}
