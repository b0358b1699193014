package org.eaglemail.server;

import java.util.List;
import java.util.stream.Stream;
import org.eaglemail.server.sasl.SaslOffer;

/**
 * What CAPA lists (RFC 2449 §6, RFC 3206 §6, RFC 5034 §3): the same before and after the login, as
 * RFC 2449 §5 asks for.
 */
final class Pop3Capabilities {
  private static final List<String> FOR_ALL =
      List.of(
          "TOP",
          "UIDL",
          "RESP-CODES",
          "AUTH-RESP-CODE",
          "PIPELINING",
          "EXPIRE NEVER",
          "IMPLEMENTATION Eagle");

  private Pop3Capabilities() {}

  /**
   * The capabilities that a client has.
   *
   * @param takesPasswords whether USER and PASS would be taken
   * @param mechanisms of AUTH (RFC 5034 §3)
   * @param startsTls whether STLS would be taken now (RFC 2595 §4)
   */
  static Stream<String> of(boolean takesPasswords, SaslOffer mechanisms, boolean startsTls) {
    return Stream.of(
            when(takesPasswords, "USER"),
            when(!mechanisms.isEmpty(), "SASL " + mechanisms.names()),
            when(startsTls, "STLS"),
            FOR_ALL.stream())
        .flatMap(lines -> lines);
  }

  private static Stream<String> when(boolean offered, String line) {
    return offered ? Stream.of(line) : Stream.empty();
  }
}
