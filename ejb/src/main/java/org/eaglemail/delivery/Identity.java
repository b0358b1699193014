package org.eaglemail.delivery;

import java.net.InetAddress;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.spi.Destination;

/**
 * As whom other servers are asked.
 *
 * @param helo the name for EHLO
 * @param bind the local address to connect from
 */
public record Identity(Domain helo, Optional<InetAddress> bind) {

  Destination at(RelayHost host) {
    return new Destination(host.name(), host.address(), bind, helo);
  }
}
