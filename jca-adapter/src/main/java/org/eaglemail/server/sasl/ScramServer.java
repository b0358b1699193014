package org.eaglemail.server.sasl;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.eaglemail.protocol.sasl.Gs2Header;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.sasl.SaslSyntaxError;
import org.eaglemail.protocol.sasl.ScramClientFinal;
import org.eaglemail.protocol.sasl.ScramClientFirst;
import org.eaglemail.protocol.sasl.ScramMessage;
import org.eaglemail.protocol.sasl.ScramServerFinal;
import org.eaglemail.protocol.sasl.ScramServerFirst;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.ScramParameters;

/** SCRAM-SHA-256 and SCRAM-SHA-256-PLUS (RFC 5802, RFC 7677). */
final class ScramServer implements ServerMechanism {
  private static final SaslStep.Denied DENIED = new SaslStep.Denied(Duration.ZERO);
  private static final byte[] NOTHING = {};

  private final SaslMechanism mechanism;
  private final SaslOffer offer;
  private final SaslAuthority authority;
  private final Supplier<String> nonces;
  private State state = new State.Begun();

  private sealed interface State {
    record Begun() implements State {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Asked(ScramClientFirst first, byte[] binding, ScramServerFirst answer)
        implements State {}

    record Proved(String account) implements State {}
  }

  ScramServer(
      SaslMechanism mechanism, SaslOffer offer, SaslAuthority authority, Supplier<String> nonces) {
    this.mechanism = mechanism;
    this.offer = offer;
    this.authority = authority;
    this.nonces = nonces;
  }

  @Override
  public byte[] prompt() {
    return NOTHING;
  }

  @Override
  public SaslStep respond(byte[] message) throws SaslSyntaxError {
    return switch (state) {
      case State.Begun begun -> first(ScramClientFirst.parse(message));
      case State.Asked asked -> prove(asked, ScramClientFinal.parse(message));
      case State.Proved(String account) -> acknowledge(account, message);
    };
  }

  private SaslStep first(ScramClientFirst first) {
    Optional<byte[]> data = bindingData(first.header().binding());
    if (data.isEmpty()) {
      return DENIED;
    }
    ScramParameters parameters = authority.scram(first.user());
    ScramServerFirst answer =
        ScramServerFirst.of(
            first.nonce() + nonces.get(), parameters.salt(), parameters.iterations());
    state = new State.Asked(first, ScramClientFinal.binding(first.header(), data.get()), answer);
    return challenge(answer.octets());
  }

  /** What the client must have put into its proof; empty when the flag does not fit at all. */
  private Optional<byte[]> bindingData(Gs2Header.Binding binding) {
    boolean plus = mechanism == SaslMechanism.SCRAM_SHA_256_PLUS;
    return switch (binding) {
      case Gs2Header.Binding.Unsupported none -> plus ? Optional.empty() : Optional.of(NOTHING);
      // RFC 5802 §6: who could have used PLUS and did not see it was deceived about our offer.
      case Gs2Header.Binding.Unused unused ->
          plus || offer.has(SaslMechanism.SCRAM_SHA_256_PLUS)
              ? Optional.empty()
              : Optional.of(NOTHING);
      case Gs2Header.Binding.Used(String name) ->
          plus ? offer.bindings().apply(name) : Optional.empty();
    };
  }

  private SaslStep prove(State.Asked asked, ScramClientFinal last) {
    boolean sameChannel = MessageDigest.isEqual(asked.binding(), last.binding());
    if (!sameChannel || !asked.answer().nonce().equals(last.nonce())) {
      return DENIED;
    }
    String message = ScramMessage.of(asked.first(), asked.answer(), last.withoutProof());
    Authentication answer =
        authority.authenticate(
            new Proof.Scram(
                asked.first().header().authorization(),
                asked.first().user(),
                message,
                last.proof()));
    if (!(answer instanceof Authentication.Granted granted)) {
      return Verdict.of(answer);
    }
    state = new State.Proved(granted.account());
    // RFC 4954 §4: a success carries no data, so that the client acknowledges this one first.
    return challenge(new ScramServerFinal(granted.serverSignature()).octets());
  }

  private static SaslStep acknowledge(String account, byte[] message) throws SaslSyntaxError {
    if (message.length > 0) {
      throw new SaslSyntaxError("the acknowledgement of SCRAM is empty");
    }
    return new SaslStep.Granted(account);
  }

  private static SaslStep challenge(byte[] octets) {
    return new SaslStep.Challenge(Base64.getEncoder().encodeToString(octets));
  }
}
