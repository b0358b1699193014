package org.eaglemail.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.eaglemail.settings.FaultySettingsException;
import org.eaglemail.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AuthoritiesTest {
  @TempDir Path directory;

  private static Settings trusting(Path file) {
    Map<String, String> set = Map.of("eagle.smtp.client.tls-trust", file.toString());
    return Settings.read(name -> Optional.ofNullable(set.get(name)));
  }

  private static void shakeHands(Pki server, String name, SSLContext client) throws Exception {
    Identity own = server.pair(name).load().get(0);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(name, own.key(), new char[0], own.chain().toArray(Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, new char[0]);
    SSLContext identity = SSLContext.getInstance("TLS");
    identity.init(keys.getKeyManagers(), null, null);
    try (SSLServerSocket listening =
        (SSLServerSocket)
            identity
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answer(listening));
      try (SSLSocket socket =
          (SSLSocket)
              client
                  .getSocketFactory()
                  .createSocket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
        socket.startHandshake();
      }
    }
  }

  private static void answer(SSLServerSocket listening) {
    try (SSLSocket socket = (SSLSocket) listening.accept()) {
      socket.startHandshake();
    } catch (IOException e) {
      // The client says what was wrong.
      System.getLogger(AuthoritiesTest.class.getName()).log(System.Logger.Level.TRACE, "over", e);
    }
  }

  @Test
  void trustsThoseOfTheFileAndNobodyElse() throws Exception {
    Pki pki = new Pki(directory);
    pki.certificate("a", false, 30, "a.example");
    pki.certificate("b", false, 30, "b.example");
    SSLContext client = Authorities.context(trusting(pki.file("a.pem"))).orElseThrow();

    shakeHands(pki, "a", client);
    assertThatThrownBy(() -> shakeHands(pki, "b", client))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void areTheJdksByDefault() {
    assertThat(Authorities.context(Settings.read(name -> Optional.empty()))).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithTheFile() throws Exception {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "nothing\n");
    assertThatThrownBy(() -> Authorities.context(trusting(empty)))
        .isInstanceOf(FaultySettingsException.class)
        .hasMessageContaining("eagle.smtp.client.tls-trust")
        .hasMessageContaining("there is no certificate");
  }
}
