package org.eaglemail.routing;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.MailProtocol;

/**
 * A host to try, by one of its addresses.
 *
 * @param name the name that was resolved, or the address as text
 * @param address resolved
 * @param protocol what is spoken there
 * @param tls what is asked of TLS there; empty for what is usual
 * @param login as whom to log in there; empty: as nobody
 * @param fallback whether it is for what the hosts before did not take
 */
public record RelayHost(
    String name,
    InetSocketAddress address,
    MailProtocol protocol,
    Optional<TlsPolicy> tls,
    Optional<Credentials> login,
    boolean fallback) {
  public RelayHost {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("address must be resolved");
    }
  }

  /** One that speaks SMTP, where the usual is asked of TLS. */
  public RelayHost(String name, InetSocketAddress address) {
    this(name, address, MailProtocol.SMTP, Optional.empty(), Optional.empty(), false);
  }

  @Override
  public String toString() {
    return name + "[" + address.getAddress().getHostAddress() + "]:" + address.getPort();
  }

  /** The server that has this address. */
  RelayServer server() {
    return new RelayServer(name, address.getPort(), protocol, tls, login, fallback);
  }

  /** The same by a rule that says so. */
  RelayHost by(MailProtocol spoken, Optional<TlsPolicy> policy, Optional<Credentials> user) {
    return new RelayHost(name, address, spoken, policy, user, fallback);
  }

  /** The same as a fallback. */
  RelayHost last() {
    return new RelayHost(name, address, protocol, tls, login, true);
  }
}
