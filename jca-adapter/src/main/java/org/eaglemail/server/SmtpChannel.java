package org.eaglemail.server;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.protocol.smtp.SmtpSyntaxError;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.TlsOffer;
import org.eaglemail.wire.ChannelBinding;
import org.eaglemail.wire.ChannelBindings;
import org.eaglemail.wire.CrlfReader;
import org.eaglemail.wire.DataEnd;
import org.eaglemail.wire.DotStuffing;
import org.eaglemail.wire.EndlessLineException;
import org.eaglemail.wire.Line;
import org.eaglemail.wire.LineFault;
import org.eaglemail.wire.LineWriter;
import org.eaglemail.wire.SmtpReplyWriter;

/** Lines, messages and replies of one session, and its waiting for them. */
final class SmtpChannel {
  /** Twice the time-out of a read, in whose first half nothing of the line need come. */
  private final Duration lineTime;

  private final SessionControl control;
  private final boolean enhanced;
  private Connection connection;
  private LineWriter out;
  private CrlfReader reader;
  private SmtpReplyWriter replies;
  private LineWait lines;

  SmtpChannel(Connection connection, SessionControl control, SmtpProfile profile) {
    this.lineTime = profile.limits().commandTimeout().multipliedBy(2);
    this.enhanced = profile.has(SmtpExtension.ENHANCEDSTATUSCODES);
    this.control = control;
    this.connection = connection;
    this.out = new LineWriter(connection.out());
    this.reader = new CrlfReader(connection.in(), out);
    this.replies = new SmtpReplyWriter(out, enhanced);
    this.lines = new LineWait(reader, control);
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
    replies = new SmtpReplyWriter(out, enhanced);
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
    reader.allow(lineTime);
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
    } catch (EndlessLineException flood) {
      throw EndOfSession.saying(Replies.LINE_TOO_LONG);
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

  /** What ties a proof to this session, by the registered name of the binding's type. */
  Function<String, Optional<byte[]>> bindings() {
    ChannelBindings bindings = connection.channelBindings();
    return name -> ChannelBinding.named(name).flatMap(bindings::find);
  }

  /** Whether the client has sent more than what was read, as far as is known. */
  boolean hasMore() {
    return reader.hasBuffered();
  }

  /** Whether the client has sent something before it was spoken to. */
  boolean isEarly() throws IOException {
    return connection.in().available() > 0;
  }

  /**
   * Reads a message to its final dot, as {@link DotStuffing#read}.
   *
   * @param time for all of it
   */
  DataEnd readData(OutputStream sink, long maxSize, Duration time, boolean normalised)
      throws IOException {
    reader.allow(time);
    return normalised
        ? DotStuffing.readNormalised(reader, sink, maxSize)
        : DotStuffing.read(reader, sink, maxSize);
  }

  /**
   * Reads that many octets.
   *
   * @param time for all of them
   */
  void readChunk(long octets, OutputStream sink, Duration time) throws IOException {
    reader.allow(time);
    reader.transfer(octets, sink);
  }

  /** Sends what waits to be sent, before the connection is closed. */
  void finish() throws IOException {
    out.flush();
    connection.part();
  }
}
