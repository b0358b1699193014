package org.eaglemail.server;

import java.io.IOException;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.wire.DotStuffedOutput;
import org.eaglemail.wire.LineWriter;

/** Sends a message to the client, a piece at a time: that is all it has in memory. */
final class MessageDownload {
  private final Pop3Listener listener;
  private final Maildrop maildrop;
  private final MaildropMessage message;
  private final byte[] first;

  /**
   * Fetches the first piece, so that a message which is not there is found out before the reply.
   *
   * @throws IOException when it is not there
   */
  MessageDownload(Pop3Listener listener, Maildrop maildrop, MaildropMessage message)
      throws IOException {
    this.listener = listener;
    this.maildrop = maildrop;
    this.message = message;
    this.first = message.size() == 0 ? new byte[0] : listener.content(maildrop, message, 0);
  }

  /**
   * Sends the message up to its end or the end of its top, and the final dot.
   *
   * @throws IOException when the client is gone, or the message is not what was promised: then the
   *     client cannot be told, and the session must end
   */
  void sendTo(LineWriter out, TopOfMessage top) throws IOException {
    DotStuffedOutput stuffed = new DotStuffedOutput(out);
    byte[] piece = first;
    long sent = 0;
    for (int next = 1; sent < message.size() && !top.isComplete(); next++) {
      sent += piece.length;
      if (piece.length == 0 || sent > message.size()) {
        throw new IOException("the pieces of " + message + " do not add up to its size");
      }
      stuffed.write(piece, 0, top.within(piece));
      if (sent < message.size() && !top.isComplete()) {
        piece = listener.content(maildrop, message, next);
      }
    }
    stuffed.finish();
  }
}
