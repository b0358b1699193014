package org.eaglemail.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.eaglemail.spi.TlsOffer;
import org.eaglemail.wire.TlsStreams;

/** Both sides of TLS for tests, with a certificate for mail.example.test that clients trust. */
public final class TestTls {
  /** A name in the certificate. */
  public static final String HOST = "mail.example.test";

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private TestTls() {}

  /** A context with the certificate and its key, which trusts that certificate. */
  public static SSLContext context() {
    try (InputStream in = TestTls.class.getResourceAsStream("/tls/server.p12")) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(Objects.requireNonNull(in, "server.p12"), PASSWORD);
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, PASSWORD);
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** What a server offers. */
  public static TlsOffer offer(boolean implicit) {
    return new TlsOffer(context(), TlsOffer.DEFAULT_PROTOCOLS, implicit);
  }

  /** A client's engine, which demands the certificate. */
  public static SSLEngine clientEngine(String... protocols) {
    SSLEngine engine = context().createSSLEngine(HOST, 25);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(protocols);
    engine.setSSLParameters(parameters);
    return engine;
  }

  /** A client's side over these streams, after its handshake. */
  public static TlsStreams client(InputStream in, OutputStream out, String... protocols)
      throws IOException {
    TlsStreams tls = new TlsStreams(in, out, clientEngine(protocols));
    tls.handshake(PATIENCE);
    return tls;
  }
}
