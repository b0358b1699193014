package org.eaglemail.server.sasl;

import java.util.Base64;
import org.eaglemail.protocol.sasl.BearerFailure;
import org.eaglemail.protocol.sasl.BearerMessage;
import org.eaglemail.protocol.sasl.SaslSyntaxError;
import org.eaglemail.spi.Proof;
import org.jspecify.annotations.Nullable;

/** OAUTHBEARER (RFC 7628). */
final class BearerServer implements ServerMechanism {
  private final SaslAuthority authority;
  private SaslStep.@Nullable Ended failure;

  BearerServer(SaslAuthority authority) {
    this.authority = authority;
  }

  @Override
  public byte[] prompt() {
    return new byte[0];
  }

  @Override
  public SaslStep respond(byte[] message) throws SaslSyntaxError {
    SaslStep.Ended known = failure;
    if (known != null) {
      // RFC 7628 §3.2.3: whatever the client answers to the failure's description, that is the end.
      return known;
    }
    BearerMessage bearer = BearerMessage.parse(message);
    SaslStep.Ended end =
        Verdict.of(
            authority.authenticate(new Proof.Bearer(bearer.authorization(), bearer.token())));
    if (!(end instanceof SaslStep.Denied)) {
      return end;
    }
    failure = end;
    return new SaslStep.Challenge(
        Base64.getEncoder().encodeToString(BearerFailure.INVALID_TOKEN.json()));
  }
}
