package org.eaglemail.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.protocol.smtp.SmtpCommandParser;
import org.eaglemail.protocol.smtp.SmtpSyntaxError;
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

  private final SmtpProfile profile;
  private final SessionControl control;
  private final SmtpChannel channel;
  private final SmtpContext context;
  private final SmtpDialogue dialogue;
  private final Conduct conduct;

  /** A session over that connection, for {@link #run}. */
  public SmtpServerSession(Connection connection, SmtpListener listener, SmtpProfile profile) {
    this.profile = profile;
    this.control = new SessionControl(connection.wakeup());
    this.channel = new SmtpChannel(connection, control, profile);
    this.context = new SmtpContext(connection.client(), listener, profile);
    this.dialogue = new SmtpDialogue(context, channel);
    this.conduct = new Conduct(profile.limits(), control);
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
      LOG.log(DEBUG, () -> "session of " + peer() + " lost: " + lost);
    } finally {
      leave();
    }
  }

  private String peer() {
    return context.client().remote().toString();
  }

  private void leave() {
    try {
      dialogue.reset();
      context.ended();
    } catch (RuntimeException e) {
      LOG.log(WARNING, () -> "end of the session of " + peer() + ": " + e, e);
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
    } catch (InterruptedIOException silence) {
      return Optional.of(Replies.TIMED_OUT);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of(Replies.SHUTTING_DOWN);
    }
  }

  private void greet() throws IOException, InterruptedException, EndOfSession {
    Decision decision;
    try {
      decision = context.connect();
    } catch (RuntimeException e) {
      LOG.log(WARNING, () -> "cannot serve " + peer() + ": " + e, e);
      decision = Decision.refuse(Replies.SERVICE_FAILED);
    }
    if (decision instanceof Decision.Refuse(Reply reply)) {
      throw EndOfSession.saying(reply);
    }
    awaitEarlyTalker();
    channel.say(Replies.banner(profile.hostname()));
  }

  // RFC 5321 §3.1: the server speaks first. As Exim and Postfix's postscreen do.
  private void awaitEarlyTalker() throws IOException, InterruptedException, EndOfSession {
    if (profile.limits().greetDelay().isPositive()) {
      control.pause(profile.limits().greetDelay());
      if (channel.isEarly()) {
        throw EndOfSession.saying(Replies.NOT_SYNCHRONISED);
      }
    }
  }

  private void serveCommand() throws IOException, InterruptedException, EndOfSession {
    boolean fatal = false;
    Reply reply;
    try {
      SmtpCommand command = read();
      reply = dialogue.answer(command);
      boolean content = command instanceof SmtpCommand.Data || isLast(command);
      if (content && reply.isPositive()) {
        conduct.delivered();
      }
    } catch (SmtpSyntaxError error) {
      reply = error.reply();
      fatal = error.isFatal();
    } catch (RuntimeException e) {
      LOG.log(WARNING, () -> "command of " + peer() + " failed: " + e, e);
      reply = Replies.LOCAL_ERROR;
    }
    if (fatal) {
      throw EndOfSession.saying(reply);
    }
    conduct.answering(reply);
    channel.say(reply);
    conduct.answered();
    if (reply.equals(Replies.READY_FOR_TLS)) {
      dialogue.encrypted(channel.encrypt(profile.tls().orElseThrow()));
    }
  }

  private static boolean isLast(SmtpCommand command) {
    return command instanceof SmtpCommand.Bdat(long size, boolean last) && last;
  }

  private SmtpCommand read() throws IOException, SmtpSyntaxError, EndOfSession {
    String line = readCommandLine();
    conduct.command();
    boolean more = channel.hasMore();
    if (more && Synchronisation.isRequired(context.offer())) {
      throw EndOfSession.saying(Replies.NOT_SYNCHRONISED);
    }
    SmtpCommand command = SmtpCommandParser.parse(line);
    if (more && Synchronisation.isLast(command)) {
      throw EndOfSession.saying(Replies.NOT_SYNCHRONISED);
    }
    conduct.parsed(command);
    return command;
  }

  private String readCommandLine() throws IOException, SmtpSyntaxError, EndOfSession {
    int max = dialogue.mayAuthenticate() ? SmtpAuthentication.MAX_LINE : MAX_COMMAND_LINE;
    String line = channel.readLine(max, Replies.LINE_TOO_LONG);
    if (line.length() + 2 > MAX_COMMAND_LINE && !line.regionMatches(true, 0, AUTH, 0, 5)) {
      throw new SmtpSyntaxError(Replies.LINE_TOO_LONG);
    }
    return line;
  }
}
