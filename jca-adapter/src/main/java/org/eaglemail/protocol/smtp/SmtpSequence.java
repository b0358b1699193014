package org.eaglemail.protocol.smtp;

import java.util.Optional;

/** The order of commands (RFC 5321 §4.1.4): the check before a server proceeds. */
public final class SmtpSequence {
  private SmtpSequence() {}

  /** Why {@code command} is not legal in {@code state}; empty when it is. */
  public static Optional<Reply> refusal(SmtpState state, SmtpCommand command) {
    return switch (command) {
      case SmtpCommand.Mail mail -> mail(state);
      case SmtpCommand.Rcpt rcpt -> rcpt(state, rcpt);
      case SmtpCommand.Data data -> data(state);
      case SmtpCommand.Auth auth -> auth(state);
      case SmtpCommand.Bdat bdat -> content(state);
      case SmtpCommand.StartTls start ->
          state instanceof SmtpState.InTransaction
              ? Optional.of(Replies.BAD_SEQUENCE)
              : Optional.empty();
      case SmtpCommand.Etrn etrn -> mail(state);
      case SmtpCommand.Xclient xclient ->
          state instanceof SmtpState.InTransaction
              ? Optional.of(Replies.BAD_SEQUENCE)
              : Optional.empty();
      case SmtpCommand.NotImplemented missing -> Optional.of(Replies.NOT_IMPLEMENTED);
      case SmtpCommand.Unknown unknown -> Optional.of(Replies.UNKNOWN_COMMAND);
      // RFC 5321 §4.1.4: these are legal at any time; EHLO in mid-session acts as RSET.
      case SmtpCommand.Ehlo ehlo -> Optional.empty();
      case SmtpCommand.Helo helo -> Optional.empty();
      case SmtpCommand.Lhlo lhlo -> Optional.empty();
      case SmtpCommand.Expn expn -> Optional.empty();
      case SmtpCommand.Rset rset -> Optional.empty();
      case SmtpCommand.Noop noop -> Optional.empty();
      case SmtpCommand.Quit quit -> Optional.empty();
      case SmtpCommand.Vrfy vrfy -> Optional.empty();
      case SmtpCommand.Help help -> Optional.empty();
    };
  }

  private static Optional<Reply> mail(SmtpState state) {
    return switch (state) {
      case SmtpState.Connected connected -> Optional.of(Replies.GREETING_FIRST);
      case SmtpState.Greeted greeted -> Optional.empty();
      case SmtpState.InTransaction transaction -> Optional.of(Replies.NESTED_MAIL);
    };
  }

  private static Optional<Reply> rcpt(SmtpState state, SmtpCommand.Rcpt rcpt) {
    return switch (state) {
      case SmtpState.Connected connected -> Optional.of(Replies.GREETING_FIRST);
      case SmtpState.Greeted greeted -> Optional.of(Replies.MAIL_FIRST);
      case SmtpState.InTransaction transaction -> rcpt(transaction, rcpt);
    };
  }

  private static Optional<Reply> rcpt(SmtpState.InTransaction transaction, SmtpCommand.Rcpt rcpt) {
    // RFC 3030 §2: the message has begun.
    if (transaction.chunked()) {
      return Optional.of(Replies.BAD_SEQUENCE);
    }
    // RFC 6531 §3.5: the transaction must have been begun with SMTPUTF8.
    return rcpt.to().isAscii() || transaction.parameters().utf8()
        ? Optional.empty()
        : Optional.of(Replies.UTF8_NOT_ANNOUNCED);
  }

  private static Optional<Reply> data(SmtpState state) {
    // RFC 3030 §2: DATA and BDAT do not mix in a transaction.
    return state instanceof SmtpState.InTransaction transaction && transaction.chunked()
        ? Optional.of(Replies.BAD_SEQUENCE)
        : content(state);
  }

  private static Optional<Reply> content(SmtpState state) {
    return switch (state) {
      case SmtpState.Connected connected -> Optional.of(Replies.GREETING_FIRST);
      case SmtpState.Greeted greeted -> Optional.of(Replies.MAIL_FIRST);
      // RFC 5321 §3.3: where all recipients were refused, a pipelining client still sends DATA.
      case SmtpState.InTransaction transaction ->
          transaction.recipients() == 0
              ? Optional.of(Replies.NO_VALID_RECIPIENTS)
              : Optional.empty();
    };
  }

  private static Optional<Reply> auth(SmtpState state) {
    return switch (state) {
      case SmtpState.Connected connected -> Optional.of(Replies.GREETING_FIRST);
      // RFC 4954 §4: once only.
      case SmtpState.Greeted greeted ->
          greeted.account().map(account -> Replies.ALREADY_AUTHENTICATED);
      // RFC 4954 §4: not during a transaction.
      case SmtpState.InTransaction transaction -> Optional.of(Replies.BAD_SEQUENCE);
    };
  }
}
