package org.eaglemail.client;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.TlsOffer;
import org.eaglemail.wire.SoundTls;

/**
 * The client's engines for TLS. For any number of threads.
 *
 * @param verifying trusts whom policy {@link TlsPolicy#VERIFY} is to trust
 * @param trusting takes any certificate
 */
record ClientTls(SSLContext verifying, SSLContext trusting) {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");

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
    SoundTls.restrict(parameters, TlsOffer.DEFAULT_PROTOCOLS);
    serverName(peer).ifPresent(name -> parameters.setServerNames(List.of(name)));
    if (verify) {
      // The rules for names are the same (RFC 6125 §6.4).
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  /** RFC 6066 §3: names only, no addresses; nor what DNS knows but is no name of a host. */
  private static Optional<SNIServerName> serverName(Destination peer) {
    String host = peer.host();
    if (host.contains(":") || ADDRESS.matcher(host).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SNIHostName(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
