package org.eaglemail.spi;

import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * With what a listener encrypts its sessions.
 *
 * @param context gives the certificates; it may change them while it is used
 * @param protocols in the JDK's names, such as {@code TLSv1.3}
 * @param implicit whether sessions begin with the handshake (RFC 8314 §3) rather than with STARTTLS
 */
public record TlsOffer(SSLContext context, List<String> protocols, boolean implicit) {
  /** RFC 8996 and RFC 9325 §3.1.1: nothing older. */
  public static final List<String> DEFAULT_PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  public TlsOffer {
    protocols = List.copyOf(protocols);
  }
}
