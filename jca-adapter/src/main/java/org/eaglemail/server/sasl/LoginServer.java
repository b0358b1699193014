package org.eaglemail.server.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eaglemail.protocol.sasl.PlainMessage;
import org.eaglemail.protocol.sasl.SaslSyntaxError;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Proof;
import org.jspecify.annotations.Nullable;

/** LOGIN: a name and a password, each upon a prompt. */
final class LoginServer implements ServerMechanism {
  // Some clients want to read these very words.
  private static final byte[] USER = "Username:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PASSWORD = "Password:".getBytes(StandardCharsets.US_ASCII);

  private final SaslAuthority authority;
  private byte @Nullable [] user;

  LoginServer(SaslAuthority authority) {
    this.authority = authority;
  }

  @Override
  public byte[] prompt() {
    return USER.clone();
  }

  @Override
  public SaslStep respond(byte[] message) throws SaslSyntaxError {
    byte[] name = user;
    if (name == null) {
      user = message;
      return new SaslStep.Challenge(Base64.getEncoder().encodeToString(PASSWORD));
    }
    // The same limits of what a name and a password may hold as PLAIN has.
    byte[] joined = new byte[name.length + message.length + 2];
    System.arraycopy(name, 0, joined, 1, name.length);
    System.arraycopy(message, 0, joined, name.length + 2, message.length);
    PlainMessage plain = PlainMessage.parse(joined);
    return Verdict.of(
        authority.authenticate(
            new Proof.Password(Credentials.of(plain.authentication(), plain.password()))));
  }
}
