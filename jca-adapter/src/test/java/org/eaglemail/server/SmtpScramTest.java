package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.sasl.SaslSyntaxError;
import org.eaglemail.protocol.sasl.ScramClient;
import org.eaglemail.protocol.sasl.ScramNonce;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.transcript.MemoryConnection;
import org.eaglemail.transcript.MemorySmtpListener;
import org.eaglemail.transcript.Peer;
import org.eaglemail.transcript.TestTls;
import org.eaglemail.wire.ChannelBinding;
import org.eaglemail.wire.ChannelBindings;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** SCRAM over a whole session, with STARTTLS where it is bound to that. */
class SmtpScramTest {
  private static final String USER = "alice@example.test";

  private static MemoryConnection connect() {
    SmtpProfile profile =
        SmtpProfile.named(Domain.parse("example.test"))
            .mechanisms(List.of(SaslMechanism.values()))
            .tls(TestTls.offer(false));
    MemorySmtpListener listener = new MemorySmtpListener(profile);
    return new MemoryConnection(
        "192.0.2.1",
        Peer.PATIENCE,
        connection -> new SmtpServerSession(connection, listener, profile));
  }

  private static String line(Peer peer) throws IOException {
    return peer.readLine().orElseThrow();
  }

  private static void say(Peer peer, String line) throws IOException {
    peer.send((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** Greets; the mechanisms that are announced. */
  private static String mechanisms(Peer peer) throws IOException {
    say(peer, "EHLO client.example");
    String announced = "";
    String line;
    do {
      line = line(peer);
      if (line.startsWith("AUTH ", 4)) {
        announced = line.substring(9);
      }
    } while (line.charAt(3) == '-');
    return announced;
  }

  private static SSLSession encrypt(Peer peer) throws IOException {
    say(peer, "STARTTLS");
    assertThat(line(peer)).startsWith("220 ");
    return peer.startTls();
  }

  /** Runs the exchange; the last reply. */
  private static String authenticate(Peer peer, ScramClient client)
      throws IOException, SaslSyntaxError {
    String first = Base64.getEncoder().encodeToString(client.initialResponse().orElseThrow());
    say(peer, "AUTH " + client.mechanism().keyword() + " " + first);
    String reply = line(peer);
    while (reply.startsWith("334 ")) {
      byte[] response = client.respond(Base64.getDecoder().decode(reply.substring(4)));
      say(peer, Base64.getEncoder().encodeToString(response));
      reply = line(peer);
    }
    return reply;
  }

  @Test
  void scramNeedsNoEncryption() throws IOException, SaslSyntaxError {
    try (MemoryConnection connection = connect()) {
      Peer peer = connection.peer();
      line(peer);
      assertThat(mechanisms(peer)).isEqualTo("SCRAM-SHA-256");
      ScramClient wrong = ScramClient.unbound(USER, "wrong", false, ScramNonce.fresh());
      assertThat(authenticate(peer, wrong)).startsWith("535 5.7.8 ");
      ScramClient right =
          ScramClient.unbound(USER, MemorySmtpListener.PASSWORD, false, ScramNonce.fresh());
      assertThat(authenticate(peer, right)).startsWith("235 2.7.0 ");
      assertThat(right.isComplete()).isTrue();
    }
  }

  @Test
  void aProofIsBoundToTheServersCertificate()
      throws IOException, SaslSyntaxError, GeneralSecurityException {
    try (MemoryConnection connection = connect()) {
      Peer peer = connection.peer();
      line(peer);
      mechanisms(peer);
      SSLSession session = encrypt(peer);
      assertThat(mechanisms(peer))
          .isEqualTo("SCRAM-SHA-256-PLUS SCRAM-SHA-256 OAUTHBEARER PLAIN LOGIN");
      // RFC 5929 §4.1; the certificate is signed with SHA-256.
      byte[] data =
          MessageDigest.getInstance("SHA-256")
              .digest(session.getPeerCertificates()[0].getEncoded());
      assertThat(authenticate(peer, bound("tls-server-end-point", data))).startsWith("235 2.7.0 ");
    }
  }

  @Test
  void aProofIsBoundToTheTlsSession() throws IOException, SaslSyntaxError {
    try (MemoryConnection connection = connect()) {
      Peer peer = connection.peer();
      line(peer);
      mechanisms(peer);
      SSLSession session = encrypt(peer);
      mechanisms(peer);
      Optional<byte[]> data =
          new ChannelBindings(Optional.of(session)).find(ChannelBinding.TLS_EXPORTER);
      Assumptions.assumeTrue(data.isPresent(), "this Java exports no keying material");
      byte[] other = data.get().clone();
      other[0]++;
      assertThat(authenticate(peer, bound("tls-exporter", other))).startsWith("535 5.7.8 ");
      assertThat(authenticate(peer, bound("tls-exporter", data.get()))).startsWith("235 2.7.0 ");
    }
  }

  private static ScramClient bound(String binding, byte[] data) {
    return ScramClient.bound(USER, MemorySmtpListener.PASSWORD, binding, data, ScramNonce.fresh());
  }
}
