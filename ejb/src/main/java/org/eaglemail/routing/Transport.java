package org.eaglemail.routing;

import java.util.List;
import java.util.Optional;
import org.eaglemail.spi.MailProtocol;

/** A row of the transport table: what becomes of the mail that a pattern is for. */
public record Transport(TransportPattern pattern, TransportAction action) {
  public Transport {
    if (pattern instanceof TransportPattern.Fallback
        && !(action instanceof TransportAction.Relay)) {
      throw new IllegalArgumentException("the action of a fallback must be relay or lmtp");
    }
  }

  /** To one server without asking for its MX records, with nothing said of TLS. */
  public static Transport of(String pattern, String host, int port) {
    return of(pattern, host, port, Optional.empty());
  }

  /**
   * The same, with a policy.
   *
   * @param pattern see {@link TransportPattern#parse}
   * @param host see {@link Smarthost#of}
   * @param tls see {@link Smarthost#secured}
   * @throws IllegalArgumentException saying which of them is wrong, and how
   */
  public static Transport of(String pattern, String host, int port, Optional<String> tls) {
    return new Transport(
        TransportPattern.parse(pattern),
        new TransportAction.Relay(
            MailProtocol.SMTP, List.of(Smarthost.of(host, port).secured(tls))));
  }

  @Override
  public String toString() {
    return pattern + " " + action;
  }
}
