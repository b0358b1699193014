package org.eaglemail.transcript;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.eaglemail.protocol.sasl.SaslSyntaxError;
import org.eaglemail.protocol.sasl.ScramClient;
import org.eaglemail.protocol.sasl.ScramNonce;

/**
 * A client's side of AUTH SCRAM-SHA-256 (RFC 5034 §4, RFC 7677), of the names {@code user} and
 * {@code password}. The server's last line is left for the transcript.
 */
final class ScramExchange {
  private static final String CHALLENGE = "+ ";

  private final Peer peer;
  private final ScramClient client;

  ScramExchange(Peer peer, Bindings values) {
    this.peer = peer;
    this.client =
        ScramClient.unbound(values.get("user"), values.get("password"), false, ScramNonce.fresh());
  }

  void run() throws IOException {
    peer.line("AUTH SCRAM-SHA-256 " + encode(client.initialResponse().orElseThrow()));
    while (!client.isComplete()) {
      peer.line(encode(respond(challenge())));
    }
  }

  private String challenge() throws IOException {
    Optional<String> line = peer.readLine();
    return line.filter(text -> text.startsWith(CHALLENGE))
        .map(text -> text.substring(CHALLENGE.length()))
        .orElseThrow(() -> new AssertionError("expected a challenge, got " + line));
  }

  private byte[] respond(String challenge) {
    try {
      return client.respond(Base64.getDecoder().decode(challenge));
    } catch (SaslSyntaxError | IllegalArgumentException e) {
      throw new AssertionError("the challenge is wrong: " + e.getMessage(), e);
    }
  }

  private static String encode(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }
}
