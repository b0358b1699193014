package org.eaglemail.server;

import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.protocol.smtp.SmtpExtension;

/**
 * When a client must wait for the answer before it sends more. Who does not is no client that
 * speaks SMTP: a program that reads no answers, another protocol's client that was led here, or
 * commands hidden in what another server took for a message. As Postfix does by default
 * (smtpd_forbid_unauth_pipelining), the session ends there.
 */
final class Synchronisation {
  private Synchronisation() {}

  /** RFC 2920 §3: only who was offered PIPELINING may have sent more behind any line. */
  static boolean isRequired(Offer offer) {
    return !offer.has(SmtpExtension.PIPELINING);
  }

  /**
   * Whether a command is the last of its group. RFC 2920 §3.1 has more of these, such as NOOP and
   * VRFY; servers have always been lenient with those.
   */
  static boolean isLast(SmtpCommand command) {
    return switch (command) {
      case SmtpCommand.Ehlo c -> true;
      case SmtpCommand.Helo c -> true;
      case SmtpCommand.Lhlo c -> true;
      case SmtpCommand.Data c -> true;
      case SmtpCommand.Auth c -> true;
      case SmtpCommand.Xclient c -> true;
      // More behind it has an answer of its own.
      case SmtpCommand.StartTls c -> false;
      case SmtpCommand.Mail c -> false;
      case SmtpCommand.Rcpt c -> false;
      case SmtpCommand.Bdat c -> false;
      case SmtpCommand.Rset c -> false;
      case SmtpCommand.Noop c -> false;
      case SmtpCommand.Quit c -> false;
      case SmtpCommand.Vrfy c -> false;
      case SmtpCommand.Expn c -> false;
      case SmtpCommand.Etrn c -> false;
      case SmtpCommand.Help c -> false;
      case SmtpCommand.NotImplemented c -> false;
      case SmtpCommand.Unknown c -> false;
    };
  }
}
