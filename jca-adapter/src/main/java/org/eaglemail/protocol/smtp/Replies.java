package org.eaglemail.protocol.smtp;

import static org.eaglemail.protocol.smtp.Reply.bare;
import static org.eaglemail.protocol.smtp.Reply.reply;

import org.eaglemail.protocol.Domain;

/** The replies that a server gives on its own account, by name (RFC 5321 §4.2.3, RFC 3463). */
public final class Replies {

  // Success.
  // RFC 3207 §4.
  public static final Reply READY_FOR_TLS = reply(220, "2.0.0", "Ready to start TLS");
  public static final Reply GOODBYE = reply(221, "2.0.0", "Goodbye");
  public static final Reply AUTHENTICATED = reply(235, "2.7.0", "Authentication succeeded");
  public static final Reply OK = reply(250, "2.0.0", "Ok");
  public static final Reply SENDER_OK = reply(250, "2.1.0", "Ok");
  public static final Reply RECIPIENT_OK = reply(250, "2.1.5", "Ok");
  // RFC 5321 §3.5.3, §7.3: does not tell who exists to those who do not send there.
  public static final Reply CANNOT_VERIFY =
      reply(252, "2.5.2", "Cannot VRFY user; send a message and see");
  // RFC 3030 §2: a piece was received; nothing is accepted before the last one.
  public static final Reply CHUNK_OK = reply(250, "2.0.0", "Chunk received");
  public static final Reply START_DATA = bare(354, "End data with <CR><LF>.<CR><LF>");

  // The session ends.
  public static final Reply SHUTTING_DOWN = reply(421, "4.3.2", "Service closing, try again later");
  public static final Reply SERVICE_FAILED =
      reply(421, "4.3.0", "Service not available, try again later");
  public static final Reply TIMED_OUT = reply(421, "4.4.2", "Timeout, closing connection");
  public static final Reply TOO_MANY_ERRORS =
      reply(421, "4.7.0", "Too many errors, closing connection");
  public static final Reply TOO_MANY_COMMANDS =
      reply(421, "4.7.0", "Too many commands, closing connection");
  // RFC 9422 §4.1: MAILMAX, which the client was told of.
  public static final Reply TOO_MANY_TRANSACTIONS =
      reply(421, "4.7.0", "Too many transactions in one session, connect again");
  // Text and code of Postfix's smtpd_forbid_unauth_pipelining: who does not wait for answers may be
  // a smuggler's next hop, or a sender that reads none.
  public static final Reply NOT_SYNCHRONISED =
      reply(554, "5.5.0", "SMTP protocol synchronization, closing connection");

  // Trouble of ours, or of the moment.
  public static final Reply LOCAL_ERROR =
      reply(451, "4.3.0", "Local error in processing, try again later");
  public static final Reply STORAGE_FULL =
      reply(452, "4.3.1", "Insufficient system storage, try again later");
  public static final Reply TOO_MANY_RECIPIENTS =
      reply(452, "4.5.3", "Too many recipients; send the rest in another transaction");
  // RFC 4954 §6.
  public static final Reply AUTHENTICATION_UNAVAILABLE =
      reply(454, "4.7.0", "Temporary authentication failure");

  // Syntax.
  public static final Reply SYNTAX_ERROR = reply(500, "5.5.2", "Syntax error");
  public static final Reply UNKNOWN_COMMAND = reply(500, "5.5.2", "Command not recognized");
  // RFC 5321 §4.5.3.1.9.
  public static final Reply LINE_TOO_LONG = reply(500, "5.5.2", "Line too long");
  // RFC 4954 §6.
  public static final Reply AUTHENTICATION_LINE_TOO_LONG =
      reply(500, "5.5.6", "Authentication exchange line is too long");
  public static final Reply NO_ARGUMENTS = reply(501, "5.5.4", "Command takes no arguments");
  public static final Reply EHLO_SYNTAX = reply(501, "5.5.4", "Syntax: EHLO hostname");
  public static final Reply HELO_SYNTAX = reply(501, "5.5.4", "Syntax: HELO hostname");
  public static final Reply LHLO_SYNTAX = reply(501, "5.5.4", "Syntax: LHLO hostname");
  public static final Reply BDAT_SYNTAX =
      reply(501, "5.5.4", "Syntax: BDAT octets [LAST], closing connection");
  public static final Reply ETRN_SYNTAX = reply(501, "5.5.4", "Syntax: ETRN domain");
  public static final Reply EXPN_SYNTAX = reply(501, "5.5.4", "Syntax: EXPN list");
  public static final Reply XCLIENT_SYNTAX =
      reply(501, "5.5.4", "Syntax: XCLIENT attribute=value [attribute=value]");
  public static final Reply MAIL_SYNTAX =
      reply(501, "5.5.4", "Syntax: MAIL FROM:<address> [parameters]");
  public static final Reply RCPT_SYNTAX =
      reply(501, "5.5.4", "Syntax: RCPT TO:<address> [parameters]");
  public static final Reply VRFY_SYNTAX = reply(501, "5.5.4", "Syntax: VRFY address");
  public static final Reply AUTH_SYNTAX =
      reply(501, "5.5.4", "Syntax: AUTH mechanism [initial-response]");
  public static final Reply BAD_SENDER = reply(501, "5.1.7", "Bad sender address syntax");
  public static final Reply BAD_RECIPIENT = reply(501, "5.1.3", "Bad recipient address syntax");
  public static final Reply BAD_PARAMETER = reply(501, "5.5.4", "Bad parameter");
  // RFC 4865 §3: past what was announced.
  public static final Reply HELD_TOO_LONG = reply(501, "5.5.4", "Held back for too long");
  public static final Reply DUPLICATE_PARAMETER = reply(501, "5.5.4", "Parameter given twice");
  public static final Reply AUTHENTICATION_CANCELLED =
      reply(501, "5.7.0", "Authentication cancelled");
  public static final Reply BAD_AUTHENTICATION_RESPONSE =
      reply(501, "5.5.2", "Cannot decode authentication response");
  // RFC 6531 §3.5.
  public static final Reply UTF8_NOT_ANNOUNCED =
      reply(553, "5.6.7", "Address holds UTF-8, and MAIL had no SMTPUTF8");
  public static final Reply NOT_IMPLEMENTED = reply(502, "5.5.1", "Command not implemented");
  public static final Reply UNKNOWN_PARAMETER = reply(555, "5.5.4", "Parameter not recognized");

  // Sequence.
  public static final Reply BAD_SEQUENCE = reply(503, "5.5.1", "Bad sequence of commands");
  public static final Reply GREETING_FIRST = reply(503, "5.5.1", "Send EHLO or HELO first");
  public static final Reply MAIL_FIRST = reply(503, "5.5.1", "Send MAIL first");
  public static final Reply NESTED_MAIL = reply(503, "5.5.1", "Transaction already begun");
  public static final Reply NO_VALID_RECIPIENTS = reply(554, "5.5.1", "No valid recipients");
  public static final Reply ALREADY_ENCRYPTED = reply(503, "5.5.1", "TLS is already active");
  // Somebody else may have put it there, to be read as if the client had sent it (CVE-2011-0411).
  public static final Reply PLAINTEXT_AFTER_STARTTLS =
      reply(554, "5.5.1", "Plaintext after STARTTLS, closing connection");
  // RFC 2033 §4.2.
  public static final Reply NO_LOCAL_RECIPIENTS = reply(503, "5.5.1", "No valid recipients");
  // RFC 2033 §4.1: LHLO in place of HELO and EHLO.
  public static final Reply LHLO_ONLY = reply(500, "5.5.1", "This is LMTP, send LHLO");
  public static final Reply NOT_LMTP = reply(500, "5.5.1", "This is not LMTP, send EHLO");
  // RFC 3030 §3.
  public static final Reply BINARY_NEEDS_BDAT =
      reply(503, "5.5.1", "BINARYMIME needs BDAT, not DATA");
  public static final Reply ALREADY_AUTHENTICATED = reply(503, "5.5.1", "Already authenticated");

  // Authentication (RFC 4954 §6).
  public static final Reply AUTHENTICATION_NOT_OFFERED =
      reply(502, "5.5.1", "Authentication is not offered here");
  public static final Reply UNKNOWN_MECHANISM =
      reply(504, "5.5.4", "Authentication mechanism not supported");
  public static final Reply AUTHENTICATION_REQUIRED =
      reply(530, "5.7.0", "Authentication required");
  public static final Reply BAD_CREDENTIALS =
      reply(535, "5.7.8", "Authentication credentials invalid");
  public static final Reply ENCRYPTION_REQUIRED =
      reply(538, "5.7.11", "Encryption required for requested authentication mechanism");
  // Postfix's XCLIENT_README.
  public static final Reply XCLIENT_DENIED = reply(550, "5.7.0", "Insufficient authorization");

  // The message.
  public static final Reply MESSAGE_TOO_LARGE = reply(552, "5.3.4", "Message too large");

  private Replies() {}

  /** What a server says first (RFC 5321 §4.3.1). */
  public static Reply banner(Domain hostname) {
    return bare(220, hostname + " ESMTP Eagle");
  }

  /** 334 with a challenge in base64; may be empty (RFC 4954 §4). */
  public static Reply challenge(String base64) {
    return bare(334, base64);
  }

  /** The message is accepted for good, under that name. */
  public static Reply queued(String queueId) {
    return reply(250, "2.0.0", "Ok: queued as " + queueId);
  }

  /**
   * A command line that holds what none may hold.
   *
   * @param what such as "bare LF"
   */
  public static Reply malformedLine(String what) {
    return reply(500, "5.5.2", "Line holds a " + what);
  }

  /**
   * A message that holds what none may hold: code and status of Postfix's {@code
   * smtpd_forbid_bare_newline = reject}.
   *
   * @param what such as "bare LF"
   */
  public static Reply malformedMessage(String what) {
    return reply(550, "5.5.2", "Message holds a " + what + ", closing connection");
  }
}
