package org.eaglemail.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.eaglemail.protocol.pop3.Pop3Command;
import org.eaglemail.protocol.pop3.Pop3CommandParser;
import org.eaglemail.protocol.pop3.Pop3Replies;
import org.eaglemail.protocol.pop3.Pop3Reply;
import org.eaglemail.protocol.pop3.Pop3SyntaxError;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Profile;

/**
 * The server's side of a POP3 session (RFC 1939): a straight loop that reads a command, parses it,
 * checks it, answers it. Only QUIT removes anything; however else the session ends, the maildrop is
 * as it was.
 */
public final class Pop3ServerSession implements Session {
  /** Octets of a command line, CRLF included: RFC 2449 §4 asks for 255. */
  private static final int MAX_COMMAND_LINE = 512;

  private static final System.Logger LOG = System.getLogger(Pop3ServerSession.class.getName());

  private static final System.Logger SESSIONS = System.getLogger("org.eaglemail.pop3.sessions");

  private final Client client;
  private final Pop3Profile profile;
  private final SessionControl control;
  private final Pop3Channel channel;
  private final Pop3Answers answers;
  private final Pop3Dialogue dialogue;
  private SessionEnd end = SessionEnd.GONE;
  private int errors;

  /** A session over that connection, for {@link #run}. */
  public Pop3ServerSession(Connection connection, Pop3Listener listener, Pop3Profile profile) {
    this.client = connection.client();
    this.profile = profile;
    this.control = new SessionControl(connection.wakeup());
    this.channel = new Pop3Channel(connection, control);
    this.answers = channel.answers();
    this.dialogue = new Pop3Dialogue(channel, listener, profile);
  }

  @Override
  public void drain() {
    control.drain();
  }

  @Override
  public void run() {
    long began = System.nanoTime();
    try {
      serve();
      channel.finish();
    } catch (IOException lost) {
      LOG.log(DEBUG, () -> "session of " + client.remote() + " lost: " + lost);
    } finally {
      dialogue.release();
      report(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private void serve() throws IOException {
    try {
      answers.say(dialogue.greeting());
      while (serveCommand()) {
        // Until the client quits, goes, or is sent away.
      }
    } catch (Drained stopping) {
      end = SessionEnd.SHUTDOWN;
      answers.say(Pop3Replies.SHUTTING_DOWN);
    } catch (SocketTimeoutException silence) {
      end = SessionEnd.TIMEOUT;
      // RFC 1939 §3: an autologout removes nothing and sends no response.
      LOG.log(DEBUG, () -> "session of " + client.remote() + " timed out");
    } catch (InterruptedException stopped) {
      end = SessionEnd.SHUTDOWN;
      Thread.currentThread().interrupt();
      answers.say(Pop3Replies.SHUTTING_DOWN);
    }
  }

  private void report(Duration time) {
    if (dialogue.trace().isOn()) {
      dialogue.trace().line("end=" + end);
    }
    if (profile.conduct().logsSessions()) {
      SESSIONS.log(INFO, () -> dialogue.tally().line(channel.client(), time, end));
    }
  }

  /** Whether the session goes on. */
  private boolean serveCommand() throws IOException, InterruptedException, Drained {
    channel.waitAtMost(dialogue.patience());
    try {
      Optional<String> line = channel.readLine(MAX_COMMAND_LINE);
      if (dialogue.trace().isOn()) {
        line.ifPresent(said -> dialogue.trace().line("C: " + said));
      }
      return line.isPresent() && serve(Pop3CommandParser.parse(line.get()));
    } catch (Pop3SyntaxError error) {
      if (mayGoOn(answers.say(error.reply())) && channel.isTorn()) {
        end = SessionEnd.MALFORMED;
      }
      return end == SessionEnd.GONE;
    }
  }

  private boolean serve(Pop3Command command)
      throws IOException, InterruptedException, Pop3SyntaxError, Drained {
    if (command instanceof Pop3Command.Stls && profile.tls().isPresent() && channel.hasMore()) {
      // It would be read as if it had come encrypted, whoever put it there (CVE-2011-0411).
      answers.say(Pop3Replies.PLAINTEXT_AFTER_STLS);
      end = SessionEnd.MALFORMED;
      return false;
    }
    Pop3Reply reply;
    try {
      reply = dialogue.answer(command);
    } catch (RuntimeException e) {
      LOG.log(WARNING, () -> "command of " + client.remote() + " failed", e);
      reply = answers.say(Pop3Replies.LOCAL_ERROR);
    }
    if (reply.equals(Pop3Replies.READY_FOR_TLS)) {
      channel.encrypt(profile.tls().orElseThrow());
      dialogue.encrypted();
    }
    if (dialogue.trace().isOn()) {
      dialogue.trace().line("S: " + reply.text());
    }
    if (command instanceof Pop3Command.Quit) {
      // RFC 1939 §6: whatever became of it, QUIT ends the session.
      end = reply.positive() ? SessionEnd.QUIT : SessionEnd.QUIT_FAILED;
      return false;
    }
    return mayGoOn(reply);
  }

  private boolean mayGoOn(Pop3Reply reply) throws IOException {
    if (reply.blamesClient() && ++errors >= profile.maxErrors()) {
      answers.say(Pop3Replies.TOO_MANY_ERRORS);
      end = SessionEnd.ERRORS;
      return false;
    }
    return true;
  }
}
