package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.sasl.ClearText;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.sasl.SaslSyntaxError;
import org.eaglemail.protocol.sasl.ScramClient;
import org.eaglemail.protocol.sasl.ScramNonce;
import org.eaglemail.spi.Pop3LoginMethods;
import org.eaglemail.spi.Pop3Profile;
import org.eaglemail.transcript.MemoryAccounts;
import org.eaglemail.transcript.MemoryConnection;
import org.eaglemail.transcript.MemoryPop3Listener;
import org.eaglemail.transcript.Peer;
import org.eaglemail.transcript.TestTls;
import org.junit.jupiter.api.Test;

/** SCRAM over a whole session, with STLS where it is bound to that (RFC 5034 §4). */
class Pop3ScramTest {
  private static final String USER = "alice@example.test";

  private static MemoryConnection connect() {
    Pop3Profile profile =
        Pop3Profile.named(Domain.parse("example.test"))
            .methods(new Pop3LoginMethods(ClearText.TLS, List.of(SaslMechanism.values()), false))
            .tls(TestTls.offer(false));
    MemoryPop3Listener listener = new MemoryPop3Listener(profile);
    return new MemoryConnection(
        "192.0.2.1",
        Peer.PATIENCE,
        connection -> new Pop3ServerSession(connection, listener, profile));
  }

  private static String line(Peer peer) throws IOException {
    return peer.readLine().orElseThrow();
  }

  /** Runs the exchange; the last reply. */
  private static String authenticate(Peer peer, ScramClient client)
      throws IOException, SaslSyntaxError {
    String first = Base64.getEncoder().encodeToString(client.initialResponse().orElseThrow());
    peer.line("AUTH " + client.mechanism().keyword() + " " + first);
    String reply = line(peer);
    while (reply.startsWith("+ ")) {
      byte[] response = client.respond(Base64.getDecoder().decode(reply.substring(2)));
      peer.line(Base64.getEncoder().encodeToString(response));
      reply = line(peer);
    }
    return reply;
  }

  @Test
  void scramNeedsNoEncryption() throws IOException, SaslSyntaxError {
    try (MemoryConnection connection = connect()) {
      Peer peer = connection.peer();
      line(peer);
      ScramClient wrong = ScramClient.unbound(USER, "wrong", false, ScramNonce.fresh());
      assertThat(authenticate(peer, wrong)).startsWith("-ERR [AUTH] ");
      ScramClient right =
          ScramClient.unbound(USER, MemoryAccounts.PASSWORD, false, ScramNonce.fresh());
      assertThat(authenticate(peer, right)).startsWith("+OK ");
      assertThat(right.isComplete()).isTrue();
      peer.line("STAT");
      assertThat(line(peer)).isEqualTo("+OK 0 0");
    }
  }

  @Test
  void aProofIsBoundToTheServersCertificate()
      throws IOException, SaslSyntaxError, GeneralSecurityException {
    try (MemoryConnection connection = connect()) {
      Peer peer = connection.peer();
      line(peer);
      peer.line("STLS");
      assertThat(line(peer)).startsWith("+OK ");
      SSLSession session = peer.startTls();
      // RFC 5929 §4.1; the certificate is signed with SHA-256.
      byte[] data =
          MessageDigest.getInstance("SHA-256")
              .digest(session.getPeerCertificates()[0].getEncoded());
      byte[] other = data.clone();
      other[0]++;
      assertThat(authenticate(peer, bound(other))).startsWith("-ERR [AUTH] ");
      assertThat(authenticate(peer, bound(data))).startsWith("+OK ");
    }
  }

  private static ScramClient bound(byte[] data) {
    return ScramClient.bound(
        USER, MemoryAccounts.PASSWORD, "tls-server-end-point", data, ScramNonce.fresh());
  }
}
