package org.eaglemail.protocol.sasl;

import java.util.Optional;

/**
 * LOGIN: first the name, then the password, whatever the server's prompts say. Never a standard;
 * for servers that have nothing else.
 */
public final class LoginClient implements SaslClient {
  private final String user;
  private final String password;
  private int said;

  /** For that account. */
  public LoginClient(String user, String password) {
    this.user = user;
    this.password = password;
  }

  @Override
  public SaslMechanism mechanism() {
    return SaslMechanism.LOGIN;
  }

  @Override
  public Optional<byte[]> initialResponse() {
    // Not all servers take the name with the command.
    return Optional.empty();
  }

  @Override
  public byte[] respond(byte[] challenge) throws SaslSyntaxError {
    return switch (said++) {
      case 0 -> SaslText.encode(user);
      case 1 -> SaslText.encode(password);
      default -> throw new SaslSyntaxError("LOGIN has two challenges");
    };
  }

  @Override
  public boolean isComplete() {
    return said == 2;
  }
}
