package org.eaglemail.ra.inbound;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.eaglemail.server.Connection;
import org.eaglemail.server.Session;
import org.eaglemail.spi.TlsOffer;

/** An application that is ready to speak a protocol. */
interface Service {

  /** How long a read, or a write that makes no progress, may take. */
  Duration timeout();

  /** How long reads may take until the session sets another limit. */
  default Duration firstTimeout() {
    return timeout();
  }

  /** With what sessions are encrypted, if they can be. */
  Optional<TlsOffer> tls();

  /** Which connections begin with a proxy's word of whom it speaks for. */
  Predicate<InetAddress> proxies();

  /** The line, without its CRLF, for a client that has too many sessions. */
  String refusalOfMany();

  /** The line, without its CRLF, for a client that there is no room for. */
  String refusal();

  /** A session over that connection. */
  Session session(Connection connection);
}
