package org.eaglemail.server;

import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.spi.SmtpLimits;

/** How a client behaves, and when that is enough. */
final class Conduct {
  /**
   * Commands that ask for nothing, between two messages; those beyond count as errors. Postfix's
   * smtpd_junk_command_limit.
   */
  static final int MAX_IDLE_COMMANDS = 100;

  private final SmtpLimits limits;
  private final SessionControl control;
  private int commands;
  private int idle;
  private int errors;

  Conduct(SmtpLimits limits, SessionControl control) {
    this.limits = limits;
    this.control = control;
  }

  /** A command line came, of whatever kind. */
  void command() throws EndOfSession {
    if (++commands > limits.commands()) {
      throw EndOfSession.saying(Replies.TOO_MANY_COMMANDS);
    }
  }

  /** A command is legal, and about to be answered. */
  void parsed(SmtpCommand command) {
    switch (command) {
      case SmtpCommand.Noop c -> idle++;
      case SmtpCommand.Rset c -> idle++;
      case SmtpCommand.Vrfy c -> idle++;
      case SmtpCommand.Expn c -> idle++;
      case SmtpCommand.Etrn c -> idle++;
      case SmtpCommand.Help c -> idle++;
      case SmtpCommand.Ehlo c -> idle++;
      case SmtpCommand.Helo c -> idle++;
      case SmtpCommand.Lhlo c -> idle++;
      case SmtpCommand.Mail c -> {}
      case SmtpCommand.Rcpt c -> {}
      case SmtpCommand.Data c -> {}
      case SmtpCommand.Bdat c -> {}
      case SmtpCommand.Auth c -> {}
      case SmtpCommand.StartTls c -> {}
      case SmtpCommand.Xclient c -> {}
      case SmtpCommand.Quit c -> {}
      case SmtpCommand.NotImplemented c -> {}
      case SmtpCommand.Unknown c -> {}
    }
    if (idle > MAX_IDLE_COMMANDS) {
      errors++;
    }
  }

  /** A message was delivered: all is forgiven. */
  void delivered() {
    errors = 0;
    idle = 0;
  }

  /**
   * A reply is about to be said. Refusals that are the client's fault count, and soon take time.
   */
  void answering(Reply reply) throws InterruptedException {
    if (reply.isPermanent()) {
      errors++;
      if (errors > limits.softErrors()) {
        control.pause(limits.errorDelay());
      }
    }
  }

  /** A reply was said. */
  void answered() throws EndOfSession {
    if (errors >= limits.errors()) {
      throw EndOfSession.saying(Replies.TOO_MANY_ERRORS);
    }
  }
}
