package org.eaglemail.protocol.smtp;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;

/**
 * A command of an SMTP client (RFC 5321 §4.1.1), of legal form; {@link SmtpSequence} knows when.
 */
public sealed interface SmtpCommand {

  /**
   * Greets, and asks for the extensions.
   *
   * @param client the name the client gives itself: not empty, checked against nothing
   */
  record Ehlo(String client) implements SmtpCommand {}

  /**
   * Greets, the old way.
   *
   * @param client the name the client gives itself: not empty, checked against nothing
   */
  record Helo(String client) implements SmtpCommand {}

  /** Begins a transaction. */
  record Mail(ReversePath from, MailParameters parameters) implements SmtpCommand {}

  /** Adds a recipient. */
  record Rcpt(ForwardPath to, RcptParameters parameters) implements SmtpCommand {}

  /** Asks to send the message. */
  record Data() implements SmtpCommand {}

  /**
   * Sends a piece of the message, which follows at once (RFC 3030 §2).
   *
   * @param size its octets
   */
  record Bdat(long size, boolean last) implements SmtpCommand {}

  /** Greets, where mail is taken for delivery here (RFC 2033 §4.1). */
  record Lhlo(String client) implements SmtpCommand {}

  /** Asks to encrypt the session (RFC 3207 §4). */
  record StartTls() implements SmtpCommand {}

  /**
   * Asks to send now what waits for a host (RFC 1985 §5).
   *
   * @param node a domain; with {@code @} before it for its subdomains too, with {@code #} a queue
   */
  record Etrn(String node) implements SmtpCommand {}

  /** Asks who is on a list. */
  record Expn(String list) implements SmtpCommand {}

  /**
   * Says who the client really is; for trusted proxies only (Postfix's XCLIENT).
   *
   * @param attributes names in upper case, values decoded; {@code [UNAVAILABLE]} and {@code
   *     [TEMPUNAVAIL]} as they came
   */
  record Xclient(Map<String, String> attributes) implements SmtpCommand {
    public Xclient {
      attributes = Map.copyOf(attributes);
    }
  }

  /** Gives the transaction up. */
  record Rset() implements SmtpCommand {}

  /** Does nothing. */
  record Noop() implements SmtpCommand {}

  /** Ends the session. */
  record Quit() implements SmtpCommand {}

  /** Asks whether a mailbox exists. */
  record Vrfy(String subject) implements SmtpCommand {}

  /** Asks for help; a topic is not kept. */
  record Help() implements SmtpCommand {}

  /**
   * Begins an authentication (RFC 4954 §4).
   *
   * @param mechanism in upper case
   * @param initialResponse base64 as the client sent it; a secret
   */
  record Auth(String mechanism, Optional<String> initialResponse) implements SmtpCommand {
    @Override
    public String toString() {
      return "Auth[" + mechanism + "]";
    }
  }

  /** A command of the standards that this server does not have. */
  record NotImplemented(String verb) implements SmtpCommand {}

  /** No command of ours. */
  record Unknown(String verb) implements SmtpCommand {}

  /** The line for the wire, without its CRLF. */
  default String line() {
    return switch (this) {
      case Ehlo(String client) -> "EHLO " + client;
      case Helo(String client) -> "HELO " + client;
      case Mail(ReversePath from, MailParameters parameters) ->
          "MAIL FROM:" + from + parameters.text();
      case Rcpt(ForwardPath to, RcptParameters parameters) -> "RCPT TO:" + to + parameters.text();
      case Data data -> "DATA";
      case Bdat(long size, boolean last) -> "BDAT " + size + (last ? " LAST" : "");
      case Lhlo(String client) -> "LHLO " + client;
      case StartTls start -> "STARTTLS";
      case Etrn(String node) -> "ETRN " + node;
      case Expn(String list) -> "EXPN " + list + utf8(list);
      case Xclient(Map<String, String> attributes) -> "XCLIENT" + words(attributes);
      case Rset rset -> "RSET";
      case Noop noop -> "NOOP";
      case Quit quit -> "QUIT";
      case Vrfy(String subject) -> "VRFY " + subject + utf8(subject);
      case Help help -> "HELP";
      case Auth(String mechanism, Optional<String> initial) ->
          "AUTH " + mechanism + initial.map(response -> " " + response).orElse("");
      case NotImplemented(String verb) -> verb;
      case Unknown(String verb) -> verb;
    };
  }

  // RFC 6531 §3.7.4.2.
  private static String utf8(String argument) {
    return Utf8.isAscii(argument) ? "" : " SMTPUTF8";
  }

  private static String words(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(attribute -> " " + attribute.getKey() + "=" + Xtext.encode(attribute.getValue()))
        .collect(Collectors.joining());
  }
}
