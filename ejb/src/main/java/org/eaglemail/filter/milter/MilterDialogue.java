package org.eaglemail.filter.milter;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.eaglemail.filter.FilteredMessage;
import org.eaglemail.filter.HeaderField;
import org.eaglemail.filter.Verdict;
import org.eaglemail.filter.milter.protocol.FoldedValue;
import org.eaglemail.filter.milter.protocol.MacroStage;
import org.eaglemail.filter.milter.protocol.MilterCommand;
import org.eaglemail.filter.milter.protocol.MilterReply;
import org.eaglemail.filter.milter.protocol.Negotiation;
import org.eaglemail.filter.milter.protocol.Step;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.spi.SmtpSession;

/** What is said with a milter of one SMTP session. Every method throws when the milter is lost. */
final class MilterDialogue {
  private static final MilterReply.Answer GO_ON = new MilterReply.Continue();

  private final MilterConnection connection;
  private final Negotiation agreed;
  private final MilterTimeouts timeouts;
  private final Macros macros;
  private boolean inTransaction;

  MilterDialogue(MilterConnection connection, MilterTimeouts timeouts, Macros macros) {
    this.connection = connection;
    this.agreed = connection.agreed();
    this.timeouts = timeouts;
    this.macros = macros;
  }

  MilterConnection connection() {
    return connection;
  }

  Verdict connect(SmtpSession session) throws IOException {
    macros.session(session);
    return ask(
        MacroStage.CONNECT,
        new MilterCommand.Connect(Macros.name(session.client()), session.client().remote()),
        Step.NO_CONNECT,
        Step.NO_REPLY_CONNECT);
  }

  Verdict helo(SmtpSession session) throws IOException {
    macros.session(session);
    return ask(
        MacroStage.HELO, new MilterCommand.Helo(session.helo()), Step.NO_HELO, Step.NO_REPLY_HELO);
  }

  /**
   * @param id a name for the transaction
   */
  Verdict mail(SmtpSession session, ReversePath sender, MailParameters parameters, String id)
      throws IOException {
    abort();
    macros.session(session);
    macros.sender(sender, id);
    inTransaction = true;
    return ask(
        MacroStage.MAIL,
        new MilterCommand.Mail(arguments(sender.toString(), parameters.text())),
        Step.NO_MAIL,
        Step.NO_REPLY_MAIL);
  }

  private static List<String> arguments(String path, String parameters) {
    return Arrays.stream((path + parameters).split(" ", -1)).toList();
  }

  Verdict rcpt(EmailAddress recipient) throws IOException {
    macros.recipient(recipient);
    return ask(
        MacroStage.RCPT,
        new MilterCommand.Rcpt(List.of("<" + recipient + ">")),
        Step.NO_RCPT,
        Step.NO_REPLY_RCPT);
  }

  Verdict data() throws IOException {
    return agreed.wantsData()
        ? ask(MacroStage.DATA, new MilterCommand.Data(), Step.NO_DATA, Step.NO_REPLY_DATA)
        : Verdict.proceed();
  }

  private Verdict ask(MacroStage stage, MilterCommand command, Step unwanted, Step silent)
      throws IOException {
    if (agreed.has(unwanted)) {
      return Verdict.proceed();
    }
    connection.tell(stage, macros.known(), timeouts.command());
    return Verdicts.of(connection.ask(command, silent, timeouts.command()));
  }

  /** Sends the message; the milter's changes go to {@code changes}. */
  Verdict message(FilteredMessage message, Changes changes) throws IOException {
    MilterReply.Answer answer = header(message);
    if (goesOn(answer)) {
      answer = endOfHeader();
    }
    if (goesOn(answer)) {
      answer = body(message);
    }
    if (goesOn(answer)) {
      connection.tell(MacroStage.END_OF_MESSAGE, macros.known(), timeouts.message());
      answer = connection.end(changes::take, timeouts.message());
      inTransaction = false;
    }
    return Verdicts.of(answer);
  }

  private MilterReply.Answer header(FilteredMessage message) throws IOException {
    if (agreed.has(Step.NO_HEADERS)) {
      return GO_ON;
    }
    boolean withSpace = agreed.has(Step.HEADER_LEADING_SPACE);
    MilterReply.Answer answer = GO_ON;
    for (HeaderField field : message.header().fields()) {
      String value = FoldedValue.toMilter(field.raw(), withSpace);
      answer =
          connection.ask(
              new MilterCommand.Header(field.name(), value),
              Step.NO_REPLY_HEADERS,
              timeouts.message());
      if (!(answer instanceof MilterReply.Continue)) {
        break;
      }
    }
    return answer;
  }

  private MilterReply.Answer endOfHeader() throws IOException {
    if (agreed.has(Step.NO_END_OF_HEADERS)) {
      return GO_ON;
    }
    connection.tell(MacroStage.END_OF_HEADERS, macros.known(), timeouts.message());
    return connection.ask(
        new MilterCommand.EndOfHeaders(), Step.NO_REPLY_END_OF_HEADERS, timeouts.message());
  }

  private MilterReply.Answer body(FilteredMessage message) throws IOException {
    MilterReply.Answer answer = GO_ON;
    if (agreed.has(Step.NO_BODY)) {
      return answer;
    }
    try (InputStream in = message.openBody()) {
      byte[] piece = in.readNBytes(MilterCommand.Body.MAX);
      while (piece.length > 0 && answer instanceof MilterReply.Continue) {
        answer =
            connection.ask(new MilterCommand.Body(piece), Step.NO_REPLY_BODY, timeouts.message());
        piece = in.readNBytes(MilterCommand.Body.MAX);
      }
    }
    return answer;
  }

  private static boolean goesOn(MilterReply.Answer answer) {
    return answer instanceof MilterReply.Continue || answer instanceof MilterReply.Skip;
  }

  /** Tells that the transaction is over, if there is one. */
  void abort() throws IOException {
    if (inTransaction) {
      inTransaction = false;
      connection.say(new MilterCommand.Abort(), timeouts.command());
      connection.flush(timeouts.command());
    }
  }

  /**
   * Tells that the session is over. No other session follows on the connection, though version 6
   * has QUIT_NC for that: libmilter 8.17 takes it and then does not answer any more.
   */
  void quit() throws IOException {
    abort();
    connection.say(new MilterCommand.Quit(), timeouts.command());
    connection.flush(timeouts.command());
  }
}
