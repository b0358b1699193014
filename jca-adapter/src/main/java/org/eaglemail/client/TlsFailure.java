package org.eaglemail.client;

import java.io.EOFException;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** TLS did not come about with a peer, which may yet be spoken to in the clear. */
final class TlsFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** As many causes are looked at. */
  private static final int MAX_DEPTH = 10;

  /**
   * @param why in words for the queue and for a notification
   */
  TlsFailure(String why) {
    super(why);
  }

  private TlsFailure(String why, IOException cause) {
    super(why, cause);
  }

  /** The failure of a handshake, by what was thrown in it. */
  static TlsFailure of(IOException cause) {
    return new TlsFailure(explain(cause), cause);
  }

  private static String explain(IOException cause) {
    return switch (cause) {
      case PeerFailure lost when lost.kind() == PeerFailure.Kind.TIMED_OUT ->
          "the handshake timed out";
      case PeerFailure lost -> "the connection was lost in the handshake";
      case EOFException ended -> "the connection was lost in the handshake";
      case SSLException refused -> refusal(refused);
      default -> "the handshake failed";
    };
  }

  private static String refusal(SSLException refused) {
    if (isCausedBy(refused, CertificateExpiredException.class)) {
      return "the server's certificate has expired";
    }
    if (isCausedBy(refused, CertPathBuilderException.class)
        || isCausedBy(refused, CertPathValidatorException.class)) {
      return "the server's certificate is not trusted";
    }
    if (isCausedBy(refused, CertificateException.class)) {
      // What the JDK says when it compares names, RFC 6125 §6.
      return "the server's certificate is not for that name";
    }
    return "the handshake failed: " + refused.getMessage();
  }

  private static boolean isCausedBy(Throwable fault, Class<? extends Throwable> kind) {
    return Stream.iterate(fault, f -> f != null, Throwable::getCause)
        .limit(MAX_DEPTH)
        .anyMatch(kind::isInstance);
  }
}
