package org.eaglemail.server;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.protocol.pop3.Pop3Replies;
import org.eaglemail.protocol.pop3.Pop3Reply;
import org.eaglemail.protocol.pop3.Pop3SyntaxError;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.TlsOffer;
import org.eaglemail.wire.ChannelBinding;
import org.eaglemail.wire.ChannelBindings;
import org.eaglemail.wire.CrlfReader;
import org.eaglemail.wire.DataEnd;
import org.eaglemail.wire.DotStuffing;
import org.eaglemail.wire.Line;
import org.eaglemail.wire.LineFault;
import org.eaglemail.wire.LineWriter;

/** Lines and answers of one session, and its waiting for them. */
final class Pop3Channel {
  private final SessionControl control;
  private final Pop3Answers answers;
  private Connection connection;
  private LineWriter out;
  private CrlfReader reader;
  private LineWait lines;
  private Duration patience = Duration.ZERO;
  private boolean torn;

  Pop3Channel(Connection connection, SessionControl control) {
    this.control = control;
    this.connection = connection;
    this.out = new LineWriter(connection.out());
    this.answers = new Pop3Answers(out);
    this.reader = new CrlfReader(connection.in(), out);
    this.lines = new LineWait(reader, control);
  }

  /** Who is at the other end, as it is known now. */
  Client client() {
    return connection.client();
  }

  /** The connection as it is now. */
  Connection connection() {
    return connection;
  }

  /** What writes to it, for as long as the session lasts. */
  Pop3Answers answers() {
    return answers;
  }

  /** From now on it waits no longer than that for a line. */
  void waitAtMost(Duration most) throws IOException {
    if (!most.equals(patience)) {
      connection.patience().limit(most);
      patience = most;
    }
  }

  /**
   * Waits for a line.
   *
   * @param maxLength octets, CRLF included
   * @return empty when the client has closed its side
   * @throws Pop3SyntaxError when the line must not be acted upon
   * @throws Drained when the session shall end instead
   */
  Optional<String> readLine(int maxLength) throws IOException, Pop3SyntaxError, Drained {
    return switch (lines.next(maxLength)) {
      case Line.Text(String text) -> Optional.of(text);
      case Line.TooLong tooLong -> throw new Pop3SyntaxError(Pop3Replies.LINE_TOO_LONG);
      case Line.Malformed(LineFault fault) -> {
        torn = fault == LineFault.BARE_LF;
        throw new Pop3SyntaxError(Pop3Replies.malformedLine(fault.text()));
      }
      case Line.End end -> Optional.empty();
    };
  }

  /**
   * Reads a message to its final dot, as {@link DotStuffing#read}.
   *
   * @param time for all of it
   */
  DataEnd readMessage(OutputStream sink, long maxSize, Duration time) throws IOException {
    reader.allow(time);
    try {
      return DotStuffing.read(reader, sink, maxSize);
    } finally {
      reader.allowAnyTime();
    }
  }

  /** The error after which no more may be read. */
  Pop3SyntaxError torn(Pop3Reply reply) {
    torn = true;
    return new Pop3SyntaxError(reply);
  }

  /** Whether it is a matter of opinion where the last line ended, so that no more may be read. */
  boolean isTorn() {
    return torn;
  }

  /** Whether the client has sent more than what was read, as far as is known. */
  boolean hasMore() {
    return reader.hasBuffered();
  }

  /** What ties a proof to this session, by the registered name of the binding's type. */
  Function<String, Optional<byte[]>> bindings() {
    ChannelBindings bindings = connection.channelBindings();
    return name -> ChannelBinding.named(name).flatMap(bindings::find);
  }

  /**
   * Sends what waits to be sent, and goes on encrypted; nothing may be buffered.
   *
   * @throws IOException when the handshake fails; nothing more can be said
   */
  void encrypt(TlsOffer offer) throws IOException {
    out.flush();
    connection = connection.encrypt(offer);
    out = new LineWriter(connection.out());
    reader = new CrlfReader(connection.in(), out);
    lines = new LineWait(reader, control);
    answers.continueOn(out);
  }

  /** Sends what waits to be sent, before the connection is closed. */
  void finish() throws IOException {
    out.flush();
    connection.part();
  }
}
