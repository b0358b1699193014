package org.eaglemail.routing;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.spi.Credentials;

/**
 * A host to try, by one of its addresses.
 *
 * @param name the name that was resolved, or the address as text
 * @param address resolved
 * @param tls what is asked of TLS there; empty for what is usual
 * @param login as whom to log in there; empty: as nobody
 */
public record RelayHost(
    String name, InetSocketAddress address, Optional<TlsPolicy> tls, Optional<Credentials> login) {
  public RelayHost {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("address must be resolved");
    }
  }

  /** One where the usual is asked of TLS. */
  public RelayHost(String name, InetSocketAddress address) {
    this(name, address, Optional.empty(), Optional.empty());
  }

  @Override
  public String toString() {
    return name + "[" + address.getAddress().getHostAddress() + "]:" + address.getPort();
  }
}
