package org.eaglemail.client;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.TlsPolicy;

/**
 * The client's engines for TLS. For any number of threads.
 *
 * @param verifying trusts whom policy {@link TlsPolicy#VERIFY} is to trust
 * @param trusting takes any certificate
 */
record ClientTls(SSLContext verifying, SSLContext trusting) {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** One that verifies with {@code verifying}. */
  static ClientTls of(SSLContext verifying) {
    try {
      SSLContext trusting = SSLContext.getInstance("TLS");
      trusting.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return new ClientTls(verifying, trusting);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no TLS", e);
    }
  }

  SSLEngine engine(Destination peer) {
    boolean verify = peer.tls() == TlsPolicy.VERIFY;
    SSLEngine engine =
        (verify ? verifying : trusting).createSSLEngine(peer.host(), peer.address().getPort());
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    if (isName(peer)) {
      // RFC 6066 §3: names only, no addresses.
      parameters.setServerNames(List.of(new SNIHostName(peer.host())));
    }
    if (verify) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static boolean isName(Destination peer) {
    return !peer.host().equals(peer.address().getAddress().getHostAddress())
        && !peer.host().contains(":")
        && !peer.host().startsWith("[");
  }

  /** Encryption against who only listens: whoever answers is the peer (RFC 7435). */
  private static final class AnyCertificate extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new UnsupportedOperationException("a client's only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      throw new UnsupportedOperationException("a client's only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException("a client's only");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      // Anyone.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      // Anyone.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      // Anyone.
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
