package org.eaglemail.protocol.pop3;

import java.util.Optional;
import java.util.Set;

/**
 * The first line of an answer (RFC 1939 §3).
 *
 * @param positive {@code +OK}, otherwise {@code -ERR}
 * @param code a response code for programs, such as {@code IN-USE} (RFC 2449 §8)
 * @param message for people; printable
 */
public record Pop3Reply(boolean positive, Optional<String> code, String message) {
  /** RFC 3206 §4: it is the server's fault, and may go away. */
  static final String TEMPORARY_FAILURE = "SYS/TEMP";

  /** RFC 3206 §4: it is the server's fault, and somebody must see to it. */
  static final String PERMANENT_FAILURE = "SYS/PERM";

  private static final Set<String> NOT_THE_CLIENTS_FAULT =
      Set.of(TEMPORARY_FAILURE, PERMANENT_FAILURE);

  public Pop3Reply {
    if (message.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException("a reply holds a control character");
    }
    if (!code.map(c -> c.matches("[A-Z][A-Z0-9/-]*")).orElse(true)) {
      throw new IllegalArgumentException("not a response code: " + code);
    }
  }

  /** {@code +OK message}. */
  public static Pop3Reply ok(String message) {
    return new Pop3Reply(true, Optional.empty(), message);
  }

  /** {@code -ERR message}. */
  public static Pop3Reply error(String message) {
    return new Pop3Reply(false, Optional.empty(), message);
  }

  /** {@code -ERR [code] message}. */
  public static Pop3Reply error(String code, String message) {
    return new Pop3Reply(false, Optional.of(code), message);
  }

  /** Whether the client did something wrong. */
  public boolean blamesClient() {
    return !positive && !code.map(NOT_THE_CLIENTS_FAULT::contains).orElse(false);
  }

  /** The line, without its CRLF. */
  public String text() {
    return (positive ? "+OK " : "-ERR ") + code.map(c -> "[" + c + "] ").orElse("") + message;
  }
}
