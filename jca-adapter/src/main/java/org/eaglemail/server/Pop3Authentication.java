package org.eaglemail.server;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.eaglemail.protocol.pop3.Pop3Command;
import org.eaglemail.protocol.pop3.Pop3Replies;
import org.eaglemail.protocol.pop3.Pop3Reply;
import org.eaglemail.protocol.pop3.Pop3SyntaxError;
import org.eaglemail.server.sasl.SaslAuthority;
import org.eaglemail.server.sasl.SaslExchange;
import org.eaglemail.server.sasl.SaslFault;
import org.eaglemail.server.sasl.SaslOffer;
import org.eaglemail.server.sasl.SaslStep;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3LoginMethods;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.ScramParameters;

/** AUTH (RFC 5034): a SASL exchange over POP3's lines. */
final class Pop3Authentication {
  private final Pop3Channel channel;
  private final Pop3Listener listener;
  private final Pop3LoginMethods methods;

  Pop3Authentication(Pop3Channel channel, Pop3Listener listener, Pop3LoginMethods methods) {
    this.channel = channel;
    this.listener = listener;
    this.methods = methods;
  }

  /** The mechanisms that the client's session has. */
  SaslOffer offer() {
    return SaslOffer.of(
        methods.mechanisms(), methods.clearText(), channel.client(), channel.bindings());
  }

  /**
   * Runs the exchange to its end.
   *
   * @throws Pop3SyntaxError when a line was too long or malformed
   * @throws IOException when the client is gone
   * @throws Drained when the session shall end
   */
  SaslStep.Ended run(Pop3Command.Auth auth) throws IOException, Pop3SyntaxError, Drained {
    Client client = channel.client();
    SaslExchange exchange = new SaslExchange(client, offer(), new Listening(listener, client));
    SaslStep step = exchange.begin(auth.mechanism(), auth.initialResponse());
    while (step instanceof SaslStep.Challenge(String base64)) {
      channel.answers().challenge(base64);
      Optional<String> response = channel.readLine(SaslExchange.MAX_LINE);
      step = exchange.answer(response.orElseThrow(EOFException::new));
    }
    return (SaslStep.Ended) step;
  }

  /** The reply to an exchange that went wrong. */
  static Pop3Reply reply(SaslFault fault) {
    return switch (fault) {
      case UNKNOWN_MECHANISM -> Pop3Replies.UNKNOWN_MECHANISM;
      case ENCRYPTION_REQUIRED -> Pop3Replies.NOT_PRIVATE;
      case CANCELLED -> Pop3Replies.AUTHENTICATION_CANCELLED;
      case MALFORMED -> Pop3Replies.BAD_AUTHENTICATION_RESPONSE;
    };
  }

  private record Listening(Pop3Listener listener, Client client) implements SaslAuthority {
    @Override
    public ScramParameters scram(String user) {
      return listener.scram(client, user);
    }

    @Override
    public Authentication authenticate(Proof proof) {
      return listener.authenticate(client, proof);
    }
  }
}
