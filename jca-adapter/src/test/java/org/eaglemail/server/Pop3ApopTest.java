package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.sasl.ClearText;
import org.eaglemail.spi.Pop3LoginMethods;
import org.eaglemail.spi.Pop3Profile;
import org.eaglemail.transcript.MemoryAccounts;
import org.eaglemail.transcript.MemoryConnection;
import org.eaglemail.transcript.MemoryPop3Listener;
import org.eaglemail.transcript.Peer;
import org.junit.jupiter.api.Test;

/** APOP over a whole session (RFC 1939 §7); no password is taken otherwise. */
class Pop3ApopTest {
  private static MemoryConnection connect() {
    Pop3Profile profile =
        Pop3Profile.named(Domain.parse("mail.example.test"))
            .methods(new Pop3LoginMethods(ClearText.NEVER, List.of(), true));
    MemoryPop3Listener listener = new MemoryPop3Listener(profile);
    return new MemoryConnection(
        "192.0.2.1",
        Peer.PATIENCE,
        connection -> new Pop3ServerSession(connection, listener, profile));
  }

  private static String line(Peer peer) throws IOException {
    return peer.readLine().orElseThrow();
  }

  private static String timestamp(Peer peer) throws IOException {
    String greeting = line(peer);
    assertThat(greeting).matches("\\+OK [^<]* <[0-9a-f]{32}@mail\\.example\\.test>");
    return greeting.substring(greeting.indexOf('<'));
  }

  @Test
  void whoKnowsTheSecretIsLetIn() throws IOException {
    try (MemoryConnection connection = connect()) {
      Peer peer = connection.peer();
      String digest = MemoryAccounts.apop(timestamp(peer));
      peer.line("APOP alice@example.test " + digest);
      assertThat(line(peer)).startsWith("+OK ");
      peer.line("APOP alice@example.test " + digest);
      assertThat(line(peer)).startsWith("-ERR ");
      peer.line("STAT");
      assertThat(line(peer)).isEqualTo("+OK 0 0");
    }
  }

  @Test
  void aDigestOfAnotherSessionIsNotTaken() throws IOException {
    try (MemoryConnection one = connect();
        MemoryConnection other = connect()) {
      String heard = MemoryAccounts.apop(timestamp(one.peer()));
      assertThat(MemoryAccounts.apop(timestamp(other.peer()))).isNotEqualTo(heard);
      other.peer().line("APOP alice@example.test " + heard);
      assertThat(line(other.peer())).startsWith("-ERR [AUTH] ");
    }
  }
}
