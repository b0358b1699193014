package org.eaglemail.protocol.smtp;

import java.util.Locale;
import java.util.Optional;
import org.eaglemail.protocol.ReversePath;

/** Parses command lines into {@link SmtpCommand}s (RFC 5321 §4.1). */
public final class SmtpCommandParser {
  /** RFC 1035 §2.3.4; what a client calls itself is no longer than a domain name. */
  private static final int MAX_CLIENT_NAME = 255;

  private static final String UTF8 = " SMTPUTF8";

  private SmtpCommandParser() {}

  /**
   * Parses one line. Letter case of verbs and parameters does not matter, and white space at its
   * end is dropped (RFC 5321 §4.1.1).
   *
   * @param line without its CRLF
   * @throws SmtpSyntaxError when it is not of legal form; nothing else is thrown
   */
  public static SmtpCommand parse(String line) throws SmtpSyntaxError {
    String command = withoutTrailingSpace(line);
    int space = command.indexOf(' ');
    String verb = (space < 0 ? command : command.substring(0, space)).toUpperCase(Locale.ROOT);
    String arguments = space < 0 ? "" : command.substring(space + 1).strip();
    return switch (verb) {
      case "EHLO" -> new SmtpCommand.Ehlo(clientName(arguments, Replies.EHLO_SYNTAX));
      case "HELO" -> new SmtpCommand.Helo(clientName(arguments, Replies.HELO_SYNTAX));
      case "MAIL" -> mail(arguments);
      case "RCPT" -> rcpt(arguments);
      case "DATA" -> alone(new SmtpCommand.Data(), arguments);
      case "RSET" -> alone(new SmtpCommand.Rset(), arguments);
      // RFC 5321 §4.1.1.9: a parameter of NOOP is ignored.
      case "NOOP" -> new SmtpCommand.Noop();
      case "QUIT" -> alone(new SmtpCommand.Quit(), arguments);
      case "VRFY" -> new SmtpCommand.Vrfy(name(arguments, Replies.VRFY_SYNTAX));
      case "HELP" -> new SmtpCommand.Help();
      case "AUTH" -> auth(arguments);
      case "LHLO" -> new SmtpCommand.Lhlo(clientName(arguments, Replies.LHLO_SYNTAX));
      case "STARTTLS" -> alone(new SmtpCommand.StartTls(), arguments);
      case "EXPN" -> new SmtpCommand.Expn(name(arguments, Replies.EXPN_SYNTAX));
      case "BDAT" -> ExtensionSyntax.bdat(arguments);
      case "ETRN" -> ExtensionSyntax.etrn(arguments);
      case "XCLIENT" -> ExtensionSyntax.xclient(arguments);
      case "SAML", "SEND", "SOML", "TURN", "VERB" -> new SmtpCommand.NotImplemented(verb);
      default -> unknown(verb);
    };
  }

  private static String withoutTrailingSpace(String line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
      end--;
    }
    return line.substring(0, end);
  }

  private static SmtpCommand mail(String arguments) throws SmtpSyntaxError {
    PathArgument argument = PathArgument.parse("FROM:", arguments, Replies.MAIL_SYNTAX);
    ReversePath from = argument.reversePath();
    MailParameters parameters = ParameterSyntax.mailParameters(argument.parameters());
    // RFC 6531 §3.4: an address with UTF-8 only where the parameter stands.
    if (!from.isAscii() && !parameters.utf8()) {
      throw new SmtpSyntaxError(Replies.UTF8_NOT_ANNOUNCED);
    }
    return new SmtpCommand.Mail(from, parameters);
  }

  private static SmtpCommand rcpt(String arguments) throws SmtpSyntaxError {
    PathArgument argument = PathArgument.parse("TO:", arguments, Replies.RCPT_SYNTAX);
    return new SmtpCommand.Rcpt(
        argument.forwardPath(), ParameterSyntax.rcptParameters(argument.parameters()));
  }

  // RFC 6531 §3.7.4.2: VRFY and EXPN have SMTPUTF8 as a parameter of their own.
  private static String name(String arguments, Reply syntax) throws SmtpSyntaxError {
    int end = arguments.length() - UTF8.length();
    if (end < 1 || !arguments.regionMatches(true, end, UTF8, 0, UTF8.length())) {
      return printable(arguments, syntax);
    }
    try {
      String name = Utf8.decode(arguments.substring(0, end).strip());
      if (!name.isEmpty() && name.codePoints().noneMatch(Character::isISOControl)) {
        return name;
      }
      throw new SmtpSyntaxError(syntax);
    } catch (IllegalArgumentException notUtf8) {
      throw new SmtpSyntaxError(syntax);
    }
  }

  private static SmtpCommand auth(String arguments) throws SmtpSyntaxError {
    String[] words = arguments.split(" +", -1);
    // RFC 4422 §3.1: 1 to 20 letters, digits, hyphens and underscores.
    if (words.length > 2 || !words[0].matches("[A-Za-z0-9_-]{1,20}")) {
      throw new SmtpSyntaxError(Replies.AUTH_SYNTAX);
    }
    String mechanism = words[0].toUpperCase(Locale.ROOT);
    return new SmtpCommand.Auth(
        mechanism, words.length == 2 ? Optional.of(words[1]) : Optional.empty());
  }

  private static SmtpCommand alone(SmtpCommand command, String arguments) throws SmtpSyntaxError {
    if (!arguments.isEmpty()) {
      throw new SmtpSyntaxError(Replies.NO_ARGUMENTS);
    }
    return command;
  }

  // RFC 5321 §4.1.1.1 wants a domain or an address literal; §4.1.4 forbids to refuse mail because
  // the name is wrong, and clients behind NAT give all kinds of names. One printable word will do.
  private static String clientName(String arguments, Reply syntax) throws SmtpSyntaxError {
    if (arguments.length() > MAX_CLIENT_NAME || arguments.indexOf(' ') >= 0) {
      throw new SmtpSyntaxError(syntax);
    }
    return printable(arguments, syntax);
  }

  private static String printable(String arguments, Reply syntax) throws SmtpSyntaxError {
    if (arguments.isEmpty() || !arguments.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new SmtpSyntaxError(syntax);
    }
    return arguments;
  }

  private static SmtpCommand unknown(String verb) throws SmtpSyntaxError {
    if (verb.isEmpty() || !verb.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new SmtpSyntaxError(Replies.SYNTAX_ERROR);
    }
    return new SmtpCommand.Unknown(verb);
  }
}
