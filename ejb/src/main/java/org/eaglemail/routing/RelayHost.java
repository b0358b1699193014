package org.eaglemail.routing;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.MailProtocol;

/**
 * A host to try: a server by one of its addresses.
 *
 * @param server at the address's port
 * @param address resolved
 */
public record RelayHost(RelayServer server, InetSocketAddress address) {
  public RelayHost {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("address must be resolved");
    }
  }

  /**
   * One that speaks SMTP, where the usual is asked of TLS.
   *
   * @param name the name that was resolved, or the address as text
   */
  public RelayHost(String name, InetSocketAddress address) {
    this(new RelayServer(name, address.getPort()), address);
  }

  /** The name that was resolved, or the address as text. */
  public String name() {
    return server.name();
  }

  @Override
  public String toString() {
    return name() + "[" + address.getAddress().getHostAddress() + "]:" + address.getPort();
  }

  /** The same by a rule that says so. */
  RelayHost by(MailProtocol spoken, Optional<TlsPolicy> policy, Optional<Credentials> user) {
    return new RelayHost(server.by(spoken, policy, user), address);
  }

  /** The same as a fallback. */
  public RelayHost last() {
    return new RelayHost(server.last(), address);
  }
}
