package org.eaglemail.protocol.sasl;

import java.util.Optional;

/**
 * The client's side of an exchange: what it says, message by message. Each instance is good for one
 * exchange. Not thread-safe.
 */
public sealed interface SaslClient permits PlainClient, LoginClient, ScramClient {

  /** The mechanism. */
  SaslMechanism mechanism();

  /** What may go with the command itself; empty when the server speaks first. */
  Optional<byte[]> initialResponse();

  /**
   * The response to a challenge.
   *
   * @throws SaslSyntaxError when the server says what it must not: cancel, and do not trust it
   */
  byte[] respond(byte[] challenge) throws SaslSyntaxError;

  /** Whether a success may be believed: the server has proved all that the mechanism proves. */
  boolean isComplete();
}
