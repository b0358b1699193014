package org.eaglemail.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.protocol.smtp.SmtpCommandParser;
import org.eaglemail.protocol.smtp.SmtpSyntaxError;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpProfile;

/**
 * The server's side of an SMTP session (RFC 5321): a straight loop that reads a command, parses it,
 * checks it, answers it.
 */
public final class SmtpServerSession implements Session {
  /** Octets of a command line, CRLF included: RFC 5321 §4.5.3.1.4 asks for 512 at least. */
  private static final int MAX_COMMAND_LINE = 2048;

  private static final String AUTH = "AUTH ";
  private static final System.Logger LOG = System.getLogger(SmtpServerSession.class.getName());

  private final Client client;
  private final SmtpListener listener;
  private final SmtpProfile profile;
  private final SessionControl control;
  private final SmtpChannel channel;
  private final SmtpDialogue dialogue;
  private int errors;

  /** A session over that connection, for {@link #run}. */
  public SmtpServerSession(Connection connection, SmtpListener listener, SmtpProfile profile) {
    this.client = connection.client();
    this.listener = listener;
    this.profile = profile;
    this.control = new SessionControl(connection.wakeup());
    this.channel = new SmtpChannel(connection, control);
    this.dialogue = new SmtpDialogue(client, channel, listener, profile);
  }

  @Override
  public void drain() {
    control.drain();
  }

  @Override
  public void run() {
    try {
      Optional<Reply> lastWord = serve();
      if (lastWord.isPresent()) {
        channel.say(lastWord.get());
      }
      channel.finish();
    } catch (IOException lost) {
      LOG.log(DEBUG, () -> "session of " + client.remote() + " lost: " + lost);
    }
  }

  private Optional<Reply> serve() throws IOException {
    try {
      greet();
      while (true) {
        serveCommand();
      }
    } catch (EndOfSession end) {
      return end.lastWord();
    } catch (SocketTimeoutException silence) {
      return Optional.of(Replies.TIMED_OUT);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of(Replies.SHUTTING_DOWN);
    }
  }

  private void greet() throws IOException, EndOfSession {
    Decision decision;
    try {
      decision = listener.connected(client);
    } catch (RuntimeException e) {
      LOG.log(WARNING, () -> "cannot serve " + client.remote() + ": " + e, e);
      decision = Decision.refuse(Replies.SERVICE_FAILED);
    }
    switch (decision) {
      case Decision.Proceed go -> channel.say(Replies.banner(profile.hostname()));
      case Decision.Refuse(Reply reply) -> throw EndOfSession.saying(reply);
    }
  }

  private void serveCommand() throws IOException, InterruptedException, EndOfSession {
    Reply reply;
    try {
      SmtpCommand command = SmtpCommandParser.parse(readCommandLine());
      reply = dialogue.answer(command);
      if (command instanceof SmtpCommand.Data && reply.isPositive()) {
        errors = 0;
      }
    } catch (SmtpSyntaxError error) {
      reply = error.reply();
    } catch (RuntimeException e) {
      LOG.log(WARNING, () -> "command of " + client.remote() + " failed: " + e, e);
      reply = Replies.LOCAL_ERROR;
    }
    channel.say(reply);
    count(reply);
    if (reply.equals(Replies.READY_FOR_TLS)) {
      dialogue.encrypted(channel.encrypt(profile.tls().orElseThrow()));
    }
  }

  private String readCommandLine() throws IOException, SmtpSyntaxError, EndOfSession {
    int max = dialogue.mayAuthenticate() ? SmtpAuthentication.MAX_LINE : MAX_COMMAND_LINE;
    String line = channel.readLine(max, Replies.LINE_TOO_LONG);
    if (line.length() + 2 > MAX_COMMAND_LINE && !line.regionMatches(true, 0, AUTH, 0, 5)) {
      throw new SmtpSyntaxError(Replies.LINE_TOO_LONG);
    }
    return line;
  }

  /** Refusals that are the client's fault count, until it delivers a message. */
  private void count(Reply reply) throws EndOfSession {
    if (reply.isPermanent() && ++errors >= profile.limits().errors()) {
      throw EndOfSession.saying(Replies.TOO_MANY_ERRORS);
    }
  }
}
