package org.eaglemail.server;

import java.util.ArrayList;
import java.util.List;
import org.eaglemail.protocol.pop3.Pop3State;
import org.eaglemail.spi.Client;

/** What CAPA lists (RFC 2449 §6, RFC 3206 §6). */
final class Pop3Capabilities {
  private static final List<String> ALWAYS =
      List.of(
          "TOP",
          "UIDL",
          "RESP-CODES",
          "AUTH-RESP-CODE",
          "PIPELINING",
          "EXPIRE NEVER",
          "IMPLEMENTATION Eagle");

  private Pop3Capabilities() {}

  /** The capabilities that a client has in that state. */
  static List<String> in(Pop3State state, Client client) {
    List<String> capabilities = new ArrayList<>(ALWAYS);
    if (state instanceof Pop3State.Authorization && client.isPrivate()) {
      capabilities.add("USER");
    }
    return capabilities;
  }
}
