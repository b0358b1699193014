package org.eaglemail.launcher.conformance;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.transcript.Login;
import org.eaglemail.transcript.Peer;
import org.eaglemail.transcript.Surroundings;

/**
 * What the server says that it can do (RFC 2449), before the login or after it.
 *
 * @param known tags, and {@code SASL name} for each mechanism, in capital letters
 */
record Capabilities(Set<String> known) {

  /** Asks a server, in the clear, before the login and after it; one without CAPA has none. */
  static Capabilities ask(Account account, Surroundings server) throws IOException {
    Set<String> known = new LinkedHashSet<>();
    if (account.encryption() == Encryption.STLS) {
      known.addAll(askAsStranger(account.connectInTheClear()));
    }
    known.addAll(askAsStranger(server.connect()));
    try (Peer user = Login.on(server.connect(), server, account.names())) {
      known.addAll(capa(user));
      quit(user);
    }
    return new Capabilities(known);
  }

  private static Set<String> askAsStranger(Peer peer) throws IOException {
    try (peer) {
      peer.readLine();
      Set<String> known = capa(peer);
      quit(peer);
      return known;
    }
  }

  private static void quit(Peer peer) throws IOException {
    peer.line("QUIT");
    peer.readLine();
  }

  private static Set<String> capa(Peer peer) throws IOException {
    Set<String> known = new LinkedHashSet<>();
    peer.line("CAPA");
    if (peer.readLine().filter(line -> line.startsWith("+OK")).isEmpty()) {
      return known;
    }
    known.add("CAPA");
    for (Optional<String> line = peer.readLine();
        line.isPresent() && !line.get().equals(".");
        line = peer.readLine()) {
      List<String> words = List.of(line.get().toUpperCase(Locale.ROOT).split(" ", -1));
      known.add(words.getFirst());
      words.stream().skip(1).forEach(word -> known.add(words.getFirst() + " " + word));
    }
    return known;
  }
}
