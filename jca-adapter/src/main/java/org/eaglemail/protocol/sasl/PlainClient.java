package org.eaglemail.protocol.sasl;

import java.util.Optional;

/** PLAIN (RFC 4616). Proves nothing of the server: only for private sessions with the right one. */
public final class PlainClient implements SaslClient {
  private final PlainMessage message;
  private boolean said;

  /** Says that. */
  public PlainClient(PlainMessage message) {
    this.message = message;
  }

  @Override
  public SaslMechanism mechanism() {
    return SaslMechanism.PLAIN;
  }

  @Override
  public Optional<byte[]> initialResponse() {
    said = true;
    return Optional.of(message.octets());
  }

  @Override
  public byte[] respond(byte[] challenge) throws SaslSyntaxError {
    if (said || challenge.length > 0) {
      throw new SaslSyntaxError("PLAIN has one empty challenge");
    }
    said = true;
    return message.octets();
  }

  @Override
  public boolean isComplete() {
    return said;
  }
}
