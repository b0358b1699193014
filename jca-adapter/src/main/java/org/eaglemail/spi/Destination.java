package org.eaglemail.spi;

import jakarta.resource.spi.ConnectionRequestInfo;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.smtp.TlsPolicy;

/**
 * Whom to connect to and as whom. Connections are pooled and matched by the whole of it.
 *
 * @param host the name that was resolved to {@code address}, or the address as text
 * @param address where to connect; resolved
 * @param bind the local address to connect from
 * @param helo the name to give with EHLO
 * @param tls what is asked of TLS there
 * @param login as whom to log in there, over TLS or to this machine only; empty: as nobody
 * @param protocol what is spoken there
 * @param requireTls whether there is no session where REQUIRETLS is not offered (RFC 8689 §4.2.1)
 */
public record Destination(
    String host,
    InetSocketAddress address,
    Optional<InetAddress> bind,
    Domain helo,
    TlsPolicy tls,
    Optional<Credentials> login,
    MailProtocol protocol,
    boolean requireTls)
    implements ConnectionRequestInfo {
  public Destination {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("a destination's address must be resolved");
    }
    if (requireTls && tls != TlsPolicy.VERIFY) {
      throw new IllegalArgumentException("REQUIRETLS needs a certificate that is verified");
    }
  }

  /** One that is spoken to in the clear. */
  public Destination(
      String host, InetSocketAddress address, Optional<InetAddress> bind, Domain helo) {
    this(host, address, bind, helo, TlsPolicy.NONE);
  }

  /** One for messages that do not ask for more than the policy. */
  public Destination(
      String host,
      InetSocketAddress address,
      Optional<InetAddress> bind,
      Domain helo,
      TlsPolicy tls) {
    this(host, address, bind, helo, tls, Optional.empty(), MailProtocol.SMTP, false);
  }

  /** The same for messages that were sent with REQUIRETLS. */
  public Destination requiringTls() {
    return new Destination(host, address, bind, helo, TlsPolicy.VERIFY, login, protocol, true);
  }

  /** The same with another policy. */
  public Destination with(TlsPolicy policy) {
    return new Destination(host, address, bind, helo, policy, login, protocol, requireTls);
  }

  /** The same, logged in. */
  public Destination as(Optional<Credentials> user) {
    return new Destination(host, address, bind, helo, tls, user, protocol, requireTls);
  }

  /** The same, spoken to so. */
  public Destination by(MailProtocol spoken) {
    return new Destination(host, address, bind, helo, tls, login, spoken, requireTls);
  }

  /** Whether nobody but this machine sees what goes there. */
  public boolean isLoopback() {
    return address.getAddress().isLoopbackAddress();
  }

  @Override
  public String toString() {
    return host + "[" + address.getAddress().getHostAddress() + "]:" + address.getPort();
  }
}
