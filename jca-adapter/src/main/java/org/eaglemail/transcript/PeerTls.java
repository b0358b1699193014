package org.eaglemail.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.eaglemail.client.AnyCertificate;
import org.eaglemail.wire.TlsStreams;

/**
 * How a peer speaks TLS.
 *
 * @param context with what it trusts
 * @param verifiedName the name that the certificate must have; empty when it need not
 */
public record PeerTls(SSLContext context, String verifiedName) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Whoever it is. For tests: it shows nothing about the other side. */
  public static PeerTls anyone() {
    return new PeerTls(context(new AnyCertificate()), "");
  }

  /**
   * Who has a certificate for that name by one of these authorities.
   *
   * @param authorities certificates in PEM
   * @throws IllegalArgumentException when there are none
   */
  public static PeerTls verified(InputStream authorities, String name) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate each :
          CertificateFactory.getInstance("X.509").generateCertificates(authorities)) {
        store.setCertificateEntry("authority" + store.size(), each);
      }
      if (store.size() == 0) {
        throw new IllegalArgumentException("there is no certificate in it");
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      return new PeerTls(context(trust.getTrustManagers()), name);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static SSLContext context(TrustManager... trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The client's side over these streams, after its handshake. */
  TlsStreams start(InputStream in, OutputStream out) throws IOException {
    SSLEngine engine =
        verifiedName.isEmpty()
            ? context.createSSLEngine()
            : context.createSSLEngine(verifiedName, -1);
    engine.setUseClientMode(true);
    if (!verifiedName.isEmpty()) {
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      engine.setSSLParameters(parameters);
    }
    TlsStreams tls = new TlsStreams(in, out, engine);
    tls.handshake(PATIENCE);
    return tls;
  }
}
