package org.eaglemail.server.sasl;

import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.sasl.SaslSyntaxError;
import org.eaglemail.protocol.sasl.ScramNonce;
import org.eaglemail.spi.Client;
import org.jspecify.annotations.Nullable;

/**
 * One exchange of challenges and responses, as SMTP's and POP3's AUTH have it: {@link #begin}, then
 * {@link #answer} for each line that answers a challenge, until a step is {@link SaslStep.Ended}.
 * Whoever drives it writes the challenges and reads lines of up to {@value #MAX_LINE} octets. Not
 * thread-safe. What the authority throws comes through.
 */
public final class SaslExchange {
  /**
   * Octets of a line, CRLF included, also of the command with its initial response (RFC 4954 §4).
   */
  public static final int MAX_LINE = 12_288;

  private final Client client;
  private final SaslOffer offer;
  private final SaslAuthority authority;
  private final Supplier<String> nonces;
  private @Nullable ServerMechanism mechanism;

  /** An exchange with that client. */
  public SaslExchange(Client client, SaslOffer offer, SaslAuthority authority) {
    this(client, offer, authority, ScramNonce::fresh);
  }

  SaslExchange(Client client, SaslOffer offer, SaslAuthority authority, Supplier<String> nonces) {
    this.client = client;
    this.offer = offer;
    this.authority = authority;
    this.nonces = nonces;
  }

  /**
   * The client asked for a mechanism.
   *
   * @param name in any letter case
   * @param initialResponse in base64; {@code =} for one of no octets
   */
  public SaslStep begin(String name, Optional<String> initialResponse) {
    Optional<SaslMechanism> named = SaslMechanism.named(name);
    if (named.isEmpty() || !offer.has(named.get())) {
      return new SaslStep.Faulty(
          named.isPresent() && offer.wantsEncryption(named.get(), client)
              ? SaslFault.ENCRYPTION_REQUIRED
              : SaslFault.UNKNOWN_MECHANISM);
    }
    ServerMechanism begun = server(named.get());
    mechanism = begun;
    if (initialResponse.isEmpty()) {
      return new SaslStep.Challenge(Base64.getEncoder().encodeToString(begun.prompt()));
    }
    String response = initialResponse.get();
    return response(begun, response.equals("=") ? "" : response);
  }

  private ServerMechanism server(SaslMechanism named) {
    return switch (named) {
      case PLAIN -> new PlainServer(authority);
      case LOGIN -> new LoginServer(authority);
      case OAUTHBEARER -> new BearerServer(authority);
      case SCRAM_SHA_256, SCRAM_SHA_256_PLUS -> new ScramServer(named, offer, authority, nonces);
    };
  }

  /** The client answered a challenge. */
  public SaslStep answer(String line) {
    ServerMechanism begun = mechanism;
    if (begun == null) {
      throw new IllegalStateException("the exchange has not begun");
    }
    return line.equals("*") ? new SaslStep.Faulty(SaslFault.CANCELLED) : response(begun, line);
  }

  private static SaslStep response(ServerMechanism mechanism, String base64) {
    byte[] octets;
    try {
      octets = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException undecodable) {
      return new SaslStep.Faulty(SaslFault.MALFORMED);
    }
    try {
      return mechanism.respond(octets);
    } catch (SaslSyntaxError malformed) {
      return new SaslStep.Faulty(SaslFault.MALFORMED);
    }
  }
}
