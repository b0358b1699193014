package org.eaglemail.delivery;

import java.net.InetAddress;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.spi.Destination;

/**
 * As whom other servers are asked, and how.
 *
 * @param helo the name for EHLO
 * @param bind the local address to connect from
 * @param tls what is asked of TLS where the route says nothing of it
 */
public record Identity(Domain helo, Optional<InetAddress> bind, TlsPolicy tls) {

  Destination at(RelayHost host) {
    return new Destination(host.name(), host.address(), bind, helo, host.server().tls().orElse(tls))
        .as(host.server().login())
        .by(host.server().protocol());
  }
}
