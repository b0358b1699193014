package org.eaglemail.server.sasl;

import org.eaglemail.protocol.sasl.PlainMessage;
import org.eaglemail.protocol.sasl.SaslSyntaxError;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Proof;

/** PLAIN (RFC 4616). */
final class PlainServer implements ServerMechanism {
  private final SaslAuthority authority;

  PlainServer(SaslAuthority authority) {
    this.authority = authority;
  }

  @Override
  public byte[] prompt() {
    return new byte[0];
  }

  @Override
  public SaslStep respond(byte[] message) throws SaslSyntaxError {
    PlainMessage plain = PlainMessage.parse(message);
    return Verdict.of(
        authority.authenticate(
            new Proof.Password(
                new Credentials(plain.authorization(), plain.authentication(), plain.password()))));
  }
}
