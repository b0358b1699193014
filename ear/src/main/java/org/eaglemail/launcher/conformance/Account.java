package org.eaglemail.launcher.conformance;

import java.io.IOException;
import java.util.Map;
import org.eaglemail.transcript.Bindings;
import org.eaglemail.transcript.Peer;
import org.eaglemail.transcript.PeerTls;

/**
 * The account that the rules are run with.
 *
 * @param tls whom to trust
 */
record Account(
    String host, int port, String user, String password, Encryption encryption, PeerTls tls) {

  /** What the names in transcripts stand for at their beginning. */
  Bindings names() {
    return new Bindings(Map.of("user", user, "password", password));
  }

  /** Opens a connection, encrypted if the user wants that; the greeting is still to be read. */
  Peer connect() throws IOException {
    Peer peer = Peer.connect(host, port, tls);
    try {
      switch (encryption) {
        case NONE -> {}
        case STLS -> startTls(peer);
        case IMPLICIT -> peer.startTls();
      }
      return peer;
    } catch (IOException e) {
      peer.close();
      throw e;
    }
  }

  /** Opens a connection that is not encrypted yet. */
  Peer connectInTheClear() throws IOException {
    return Peer.connect(host, port, tls);
  }

  private static void startTls(Peer peer) throws IOException {
    String greeting = peer.readLine().orElse("");
    peer.line("STLS");
    String answer = peer.readLine().orElse("(closed)");
    if (!answer.startsWith("+OK")) {
      throw new IOException("STLS is refused: " + answer);
    }
    peer.startTls();
    // There is none after STLS; a rule shall find what it finds on any other connection.
    peer.unread(greeting);
  }
}
