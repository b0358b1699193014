package org.eaglemail.server.sasl;

import org.eaglemail.protocol.sasl.SaslSyntaxError;

/** The server's side of a mechanism, for one exchange. */
sealed interface ServerMechanism permits PlainServer, LoginServer, ScramServer, BearerServer {

  /** What the server says first to a client that sent no initial response. */
  byte[] prompt();

  /**
   * What follows from the client's next message.
   *
   * @throws SaslSyntaxError when it is none of the mechanism's
   */
  SaslStep respond(byte[] message) throws SaslSyntaxError;
}
