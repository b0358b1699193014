package org.eaglemail.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.eaglemail.protocol.pop3.Pop3Command;
import org.eaglemail.protocol.pop3.Pop3CommandParser;
import org.eaglemail.protocol.pop3.Pop3Replies;
import org.eaglemail.protocol.pop3.Pop3Reply;
import org.eaglemail.protocol.pop3.Pop3Sequence;
import org.eaglemail.protocol.pop3.Pop3SyntaxError;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Profile;
import org.eaglemail.wire.CrlfReader;
import org.eaglemail.wire.Line;
import org.eaglemail.wire.LineWriter;

/**
 * The server's side of a POP3 session (RFC 1939): a straight loop that reads a command, parses it,
 * checks it, answers it. Only QUIT removes anything; however else the session ends, the maildrop is
 * as it was.
 */
public final class Pop3ServerSession implements Session {
  /** Octets of a command line, CRLF included: RFC 2449 §4 asks for 255. */
  private static final int MAX_COMMAND_LINE = 512;

  private static final System.Logger LOG = System.getLogger(Pop3ServerSession.class.getName());

  private final Client client;
  private final Pop3Profile profile;
  private final SessionControl control;
  private final LineWriter out;
  private final LineWait lines;
  private final Pop3Dialogue dialogue;
  private int errors;

  /** A session over that connection, for {@link #run}. */
  public Pop3ServerSession(Connection connection, Pop3Listener listener, Pop3Profile profile) {
    this.client = connection.client();
    this.profile = profile;
    this.control = new SessionControl(connection.wakeup());
    this.out = new LineWriter(connection.out());
    this.lines = new LineWait(new CrlfReader(connection.in(), out), control);
    this.dialogue = new Pop3Dialogue(client, listener, out);
  }

  @Override
  public void drain() {
    control.drain();
  }

  @Override
  public void run() {
    try {
      serve();
      out.flush();
    } catch (IOException lost) {
      LOG.log(DEBUG, () -> "session of " + client.remote() + " lost: " + lost);
    } finally {
      release();
    }
  }

  private void serve() throws IOException {
    try {
      out.line(Pop3Replies.banner(profile.hostname()).text());
      while (serveCommand()) {
        // Until the client quits, goes, or is sent away.
      }
    } catch (Drained stopping) {
      out.line(Pop3Replies.SHUTTING_DOWN.text());
    } catch (SocketTimeoutException silence) {
      // RFC 1939 §3: an autologout removes nothing and sends no response.
      LOG.log(DEBUG, () -> "session of " + client.remote() + " timed out");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      out.line(Pop3Replies.SHUTTING_DOWN.text());
    }
  }

  /** Whether the session goes on. */
  private boolean serveCommand() throws IOException, InterruptedException, Drained {
    return switch (lines.next(MAX_COMMAND_LINE)) {
      case Line.Text(String text) -> answer(text);
      case Line.TooLong any -> refuse(Pop3Replies.LINE_TOO_LONG);
      case Line.Malformed any -> refuse(Pop3Replies.MALFORMED_LINE);
      case Line.End any -> false;
    };
  }

  private boolean answer(String line) throws IOException, InterruptedException {
    Pop3Command command;
    try {
      command = Pop3CommandParser.parse(line);
    } catch (Pop3SyntaxError error) {
      return refuse(error.reply());
    }
    Optional<Pop3Reply> refusal = Pop3Sequence.refusal(dialogue.state(), command);
    if (refusal.isPresent()) {
      return refuse(refusal.get());
    }
    Pop3Reply reply;
    try {
      reply = dialogue.answer(command);
    } catch (RuntimeException e) {
      LOG.log(WARNING, () -> "command of " + client.remote() + " failed", e);
      return refuse(Pop3Replies.LOCAL_ERROR);
    }
    return !(command instanceof Pop3Command.Quit) && mayGoOn(reply);
  }

  private boolean refuse(Pop3Reply reply) throws IOException {
    out.line(reply.text());
    return mayGoOn(reply);
  }

  private boolean mayGoOn(Pop3Reply reply) throws IOException {
    if (!reply.positive() && ++errors >= profile.maxErrors()) {
      out.line(Pop3Replies.TOO_MANY_ERRORS.text());
      return false;
    }
    return true;
  }

  private void release() {
    try {
      dialogue.release();
    } catch (RuntimeException e) {
      LOG.log(WARNING, "cannot free a maildrop; its lease will end by itself", e);
    }
  }
}
