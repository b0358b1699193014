package org.eaglemail.protocol.pop3;

import static org.eaglemail.protocol.pop3.Pop3Reply.PERMANENT_FAILURE;
import static org.eaglemail.protocol.pop3.Pop3Reply.TEMPORARY_FAILURE;
import static org.eaglemail.protocol.pop3.Pop3Reply.error;
import static org.eaglemail.protocol.pop3.Pop3Reply.ok;

import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.smtp.Reply;

/** The replies of the server, each with its name. */
public final class Pop3Replies {
  public static final Pop3Reply STILL_HERE = ok("Still here");
  public static final Pop3Reply NAME_ACCEPTED = ok("Send your password");
  public static final Pop3Reply CAPABILITIES = ok("Capability list follows");
  public static final Pop3Reply UNIQUE_IDS = ok("Unique-id listing follows");
  public static final Pop3Reply MARKED = ok("Marked to be deleted");
  public static final Pop3Reply TOP_FOLLOWS = ok("Top of message follows");
  public static final Pop3Reply READY_FOR_TLS = ok("Begin TLS negotiation");
  public static final Pop3Reply MECHANISMS = ok("Mechanisms follow");
  public static final Pop3Reply UTF8_ON = ok("UTF-8 from here on");
  public static final Pop3Reply LANGUAGES = ok("Language listing follows");
  public static final Pop3Reply FIELDS = ok("Header fields follow");
  public static final Pop3Reply SEND_MESSAGE = ok("Send the message, and end it with a dot");
  public static final Pop3Reply GOODBYE = ok("Goodbye");

  public static final Pop3Reply UNKNOWN_COMMAND = error("Unknown command");
  public static final Pop3Reply BAD_ARGUMENTS = error("Wrong arguments for this command");
  public static final Pop3Reply LINE_TOO_LONG = error("Line too long");
  public static final Pop3Reply NO_SUCH_MESSAGE = error("No such message");
  public static final Pop3Reply DELETED_MESSAGE = error("That message is marked to be deleted");
  public static final Pop3Reply LOG_IN_FIRST = error("Log in first");
  public static final Pop3Reply LOGGED_IN = error("Already logged in");
  public static final Pop3Reply NAME_FIRST = error("USER comes before PASS");
  public static final Pop3Reply SESSION_OVER = error("This session is over");
  public static final Pop3Reply ALREADY_ENCRYPTED = error("TLS is already active");
  public static final Pop3Reply NO_SUCH_LANGUAGE = error("That language is not spoken here");

  /** RFC 6856 §2.1 wants the handshake first. */
  public static final Pop3Reply STLS_AFTER_UTF8 = error("STLS comes before UTF8");

  public static final Pop3Reply NO_TLS = error("TLS is not offered here");

  /** What is sent so must be as secret as a password. */
  public static final Pop3Reply NOT_PRIVATE_MAIL =
      error("A message is not taken over an unencrypted connection");

  public static final Pop3Reply UNKNOWN_MECHANISM = error("That mechanism is not offered");
  public static final Pop3Reply AUTHENTICATION_CANCELLED = error("Authentication cancelled");
  public static final Pop3Reply BAD_AUTHENTICATION_RESPONSE =
      error("Not a response of that mechanism");

  /** Somebody else may have put it there, to be read as if the client had sent it. */
  public static final Pop3Reply PLAINTEXT_AFTER_STLS = error("Plaintext after STLS");

  public static final Pop3Reply TOO_MANY_ERRORS = error("Too many errors");

  /** RFC 3206 §5: the credentials are at fault. */
  public static final Pop3Reply DENIED = error("AUTH", "Name and password do not fit");

  /** RFC 2595 §4 in spirit: the password would be readable on the way. */
  public static final Pop3Reply NOT_PRIVATE =
      error("AUTH", "A password is not taken over an unencrypted connection");

  /** The same over whatever connection. */
  public static final Pop3Reply NO_PASSWORDS =
      error("AUTH", "Passwords are not taken; use AUTH with a mechanism that hides them");

  /** RFC 2449 §8.1.1. */
  public static final Pop3Reply IN_USE =
      error("IN-USE", "Another session has this maildrop open; try again later");

  /** RFC 2449 §8.1.2. */
  public static final Pop3Reply TOO_SOON =
      error("LOGIN-DELAY", "It is too soon after the last login; try again later");

  /** RFC 6856 §5. */
  public static final Pop3Reply NEEDS_UTF8 =
      error("UTF8", "That message needs a client that understands UTF-8");

  /** RFC 3206 §4: it will be the same the next time. */
  public static final Pop3Reply UNREADABLE =
      error(PERMANENT_FAILURE, "That message cannot be read; tell the postmaster");

  /** RFC 3206 §4: trying again later may help. */
  public static final Pop3Reply LOCAL_ERROR =
      error(TEMPORARY_FAILURE, "Cannot do this now; try again later");

  /** RFC 1939 §6: not updated, or nobody can vouch for it. */
  public static final Pop3Reply NOT_REMOVED =
      error(TEMPORARY_FAILURE, "The marked messages may still be here; try again later");

  public static final Pop3Reply SHUTTING_DOWN =
      error(TEMPORARY_FAILURE, "The server is shutting down; try again later");

  private Pop3Replies() {}

  /**
   * The greeting (RFC 1939 §4).
   *
   * @param timestamp for APOP, with its brackets; empty where APOP is not offered
   */
  public static Pop3Reply banner(Domain hostname, Optional<String> timestamp) {
    return ok(hostname + " POP3 server ready" + timestamp.map(text -> " " + text).orElse(""));
  }

  /** To a line that must not be acted upon; {@code fault} says what is in it. */
  public static Pop3Reply malformedLine(String fault) {
    return error("Line with a " + fault);
  }

  /** To a message that is in the queue now, under that name. */
  public static Pop3Reply queued(String queueId) {
    return ok("Message queued as " + queueId);
  }

  /** To a message that was not taken, in the words of submission. */
  public static Pop3Reply notTaken(Reply why) {
    return new Pop3Reply(
        false,
        why.isTransient() ? Optional.of(TEMPORARY_FAILURE) : Optional.empty(),
        why.text().replace('\t', ' '));
  }

  /** To LANG: the tag must stand right behind the OK (RFC 6856 §3.2). */
  public static Pop3Reply language(Pop3Language chosen) {
    return ok(chosen.tag() + " Language chosen");
  }

  /** To a login, and to RSET: how many messages there are. */
  public static Pop3Reply maildropHas(long messages) {
    return ok("Maildrop has " + messages + (messages == 1 ? " message" : " messages"));
  }
}
