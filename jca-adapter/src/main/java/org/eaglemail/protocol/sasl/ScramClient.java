package org.eaglemail.protocol.sasl;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SCRAM-SHA-256, bound to the channel or not (RFC 5802, RFC 7677). */
public final class ScramClient implements SaslClient {
  /** RFC 7677 §4: a server that asks for less is weak, or is not the right one. */
  public static final int MIN_ITERATIONS = 4096;

  private static final byte[] NOTHING = {};

  private final SaslMechanism mechanism;
  private final byte[] bindingData;
  private final String password;
  private final ScramClientFirst first;
  private @Nullable SaltedPassword salted;
  private String authMessage = "";
  private boolean complete;

  private ScramClient(
      SaslMechanism mechanism, byte[] bindingData, String password, ScramClientFirst first) {
    this.mechanism = mechanism;
    this.bindingData = bindingData;
    this.password = password;
    this.first = first;
  }

  /**
   * Without channel binding.
   *
   * @param couldBind whether this side has a channel binding: the server then notices when somebody
   *     kept its SCRAM-SHA-256-PLUS from us (RFC 5802 §6)
   * @param nonce see {@link ScramNonce}
   */
  public static ScramClient unbound(String user, String password, boolean couldBind, String nonce) {
    Gs2Header.Binding flag =
        couldBind ? new Gs2Header.Binding.Unused() : new Gs2Header.Binding.Unsupported();
    return new ScramClient(
        SaslMechanism.SCRAM_SHA_256,
        NOTHING,
        password,
        ScramClientFirst.of(new Gs2Header(flag, ""), user, nonce));
  }

  /** Bound to the channel by that type of binding and its data. */
  public static ScramClient bound(
      String user, String password, String binding, byte[] data, String nonce) {
    return new ScramClient(
        SaslMechanism.SCRAM_SHA_256_PLUS,
        data,
        password,
        ScramClientFirst.of(new Gs2Header(new Gs2Header.Binding.Used(binding), ""), user, nonce));
  }

  @Override
  public SaslMechanism mechanism() {
    return mechanism;
  }

  @Override
  public Optional<byte[]> initialResponse() {
    return Optional.of(first.octets());
  }

  @Override
  public byte[] respond(byte[] challenge) throws SaslSyntaxError {
    SaltedPassword known = salted;
    if (complete) {
      throw new SaslSyntaxError("the exchange is over");
    }
    if (known != null) {
      verify(known, challenge);
      return NOTHING;
    }
    // Without initial response the server asks for the first message.
    return challenge.length == 0 ? first.octets() : prove(ScramServerFirst.parse(challenge));
  }

  private byte[] prove(ScramServerFirst answer) throws SaslSyntaxError {
    if (!answer.nonce().startsWith(first.nonce()) || answer.nonce().equals(first.nonce())) {
      throw new SaslSyntaxError("the server's nonce is not behind ours");
    }
    if (answer.iterations() < MIN_ITERATIONS) {
      throw new SaslSyntaxError("the server asks for too few iterations");
    }
    byte[] binding = ScramClientFinal.binding(first.header(), bindingData);
    authMessage =
        ScramMessage.of(first, answer, ScramClientFinal.withoutProof(binding, answer.nonce()));
    SaltedPassword derived = SaltedPassword.of(password, answer.salt(), answer.iterations());
    salted = derived;
    return ScramClientFinal.of(binding, answer.nonce(), derived.proof(authMessage)).octets();
  }

  private void verify(SaltedPassword known, byte[] challenge) throws SaslSyntaxError {
    if (!known.isSignedBy(authMessage, ScramServerFinal.parse(challenge).signature())) {
      throw new SaslSyntaxError("the server does not know the password");
    }
    complete = true;
  }

  @Override
  public boolean isComplete() {
    return complete;
  }
}
