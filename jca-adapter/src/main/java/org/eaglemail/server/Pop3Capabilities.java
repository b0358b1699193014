package org.eaglemail.server;

import java.util.List;
import java.util.stream.Stream;
import org.eaglemail.spi.Client;

/**
 * What CAPA lists (RFC 2449 §6, RFC 3206 §6): the same before and after the login, as RFC 2449 §5
 * asks for.
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
   * @param startsTls whether STLS would be taken now (RFC 2595 §4)
   */
  static Stream<String> of(Client client, boolean startsTls) {
    Stream<String> login = client.isPrivate() ? Stream.of("USER") : Stream.empty();
    Stream<String> encryption = startsTls ? Stream.of("STLS") : Stream.empty();
    return Stream.concat(Stream.concat(login, encryption), FOR_ALL.stream());
  }
}
