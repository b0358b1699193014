package org.eaglemail.server;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spi.TlsOffer;
import org.eaglemail.wire.SoundTls;
import org.eaglemail.wire.TlsStreams;

/** The server's side of a handshake. */
final class ServerTls {
  /** For all of a handshake, so that no client lives in it. */
  private static final Duration HANDSHAKE_TIME = Duration.ofMinutes(1);

  private ServerTls() {}

  /** As {@link Connection#encrypt}. */
  static Connection encrypt(Connection clear, TlsOffer offer) throws IOException {
    TlsStreams tls = new TlsStreams(clear.in(), clear.out(), engine(offer));
    try {
      tls.handshake(HANDSHAKE_TIME);
    } catch (SocketTimeoutException e) {
      // Not the silence between commands, which is answered: in here nothing can be said.
      throw new SSLHandshakeException("no answer in the handshake", e);
    }
    return new Connection(
        clear.client().encrypted(encryption(tls.session())),
        tls.input(),
        tls.output(),
        clear.patience(),
        clear.wakeup(),
        Optional.of(tls));
  }

  private static SSLEngine engine(TlsOffer offer) {
    SSLEngine engine = offer.context().createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    SoundTls.restrict(parameters, offer.protocols());
    parameters.setUseCipherSuitesOrder(true);
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static Encryption encryption(SSLSession session) {
    return new Encryption(session.getProtocol(), session.getCipherSuite(), serverName(session));
  }

  private static Optional<String> serverName(SSLSession session) {
    if (!(session instanceof ExtendedSSLSession extended)) {
      return Optional.empty();
    }
    return extended.getRequestedServerNames().stream()
        .filter(SNIHostName.class::isInstance)
        .map(name -> ((SNIHostName) name).getAsciiName())
        .findFirst();
  }
}
