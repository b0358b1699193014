package org.eaglemail.server;

import java.io.IOException;
import java.io.OutputStream;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpSyntaxError;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.TlsOffer;
import org.eaglemail.wire.CrlfReader;
import org.eaglemail.wire.DataEnd;
import org.eaglemail.wire.DotStuffing;
import org.eaglemail.wire.Line;
import org.eaglemail.wire.LineFault;
import org.eaglemail.wire.LineWriter;
import org.eaglemail.wire.SmtpReplyWriter;

/** Lines, messages and replies of one session, and its waiting for them. */
final class SmtpChannel {
  private final SessionControl control;
  private Connection connection;
  private LineWriter out;
  private CrlfReader reader;
  private SmtpReplyWriter replies;
  private LineWait lines;

  SmtpChannel(Connection connection, SessionControl control) {
    this.control = control;
    this.connection = connection;
    this.out = new LineWriter(connection.out());
    this.reader = new CrlfReader(connection.in(), out);
    this.replies = new SmtpReplyWriter(out);
    this.lines = new LineWait(reader, control);
  }

  /** Whether the client has sent more than was read. */
  boolean hasBuffered() {
    return reader.hasBuffered();
  }

  /**
   * Sends what waits to be sent, and goes on encrypted; nothing may be buffered.
   *
   * @return the client as it is known now
   * @throws IOException when the handshake fails; nothing more can be said
   */
  Client encrypt(TlsOffer offer) throws IOException {
    out.flush();
    connection = connection.encrypt(offer);
    out = new LineWriter(connection.out());
    reader = new CrlfReader(connection.in(), out);
    replies = new SmtpReplyWriter(out);
    lines = new LineWait(reader, control);
    return connection.client();
  }

  /** Answers; the client sees it at the latest when the session waits for its next octet. */
  void say(Reply reply) throws IOException {
    replies.write(reply);
  }

  /**
   * Waits for a line.
   *
   * @param maxLength octets, CRLF included
   * @param tooLong the error when it is longer
   * @throws SmtpSyntaxError when the line must not be acted upon; the session may go on
   * @throws EndOfSession when the session shall end
   */
  String readLine(int maxLength, Reply tooLong) throws IOException, SmtpSyntaxError, EndOfSession {
    return switch (await(maxLength)) {
      case Line.Text(String text) -> text;
      case Line.TooLong none -> throw new SmtpSyntaxError(tooLong);
      case Line.Malformed(LineFault fault) -> throw malformed(fault);
      case Line.End none -> throw EndOfSession.silently();
    };
  }

  private Line await(int maxLength) throws IOException, EndOfSession {
    try {
      return lines.next(maxLength);
    } catch (Drained stopping) {
      throw EndOfSession.saying(Replies.SHUTTING_DOWN);
    }
  }

  private static SmtpSyntaxError malformed(LineFault fault) throws EndOfSession {
    Reply reply = Replies.malformedLine(fault.text());
    if (fault == LineFault.BARE_LF) {
      // RFC 5321 §2.3.8: where this line ends is a matter of opinion, so nothing behind it is read.
      throw EndOfSession.saying(reply);
    }
    return new SmtpSyntaxError(reply);
  }

  /** Reads a message to its final dot, whatever comes, as {@link DotStuffing#read}. */
  DataEnd readData(OutputStream sink, long maxSize) throws IOException {
    return DotStuffing.read(reader, sink, maxSize);
  }

  /** Sends what waits to be sent, before the connection is closed. */
  void finish() throws IOException {
    out.flush();
    connection.part();
  }
}
