package org.eaglemail.routing;

import java.util.Optional;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.MailProtocol;

/**
 * A server that mail goes to, whichever of its addresses is tried.
 *
 * @param name its name, or the address that was given in its place
 * @param protocol what is spoken there
 * @param tls what is asked of TLS there; empty for what is usual
 * @param login as whom to log in there; empty: as nobody
 * @param fallback whether it is for what the servers before did not take
 */
public record RelayServer(
    String name,
    int port,
    MailProtocol protocol,
    Optional<TlsPolicy> tls,
    Optional<Credentials> login,
    boolean fallback) {

  /** One that speaks SMTP, where the usual is asked of TLS. */
  RelayServer(String name, int port) {
    this(name, port, MailProtocol.SMTP, Optional.empty(), Optional.empty(), false);
  }

  /** The same by a rule that says so. */
  RelayServer by(MailProtocol spoken, Optional<TlsPolicy> policy, Optional<Credentials> user) {
    return new RelayServer(name, port, spoken, policy, user, fallback);
  }

  /** The same as a fallback. */
  RelayServer last() {
    return new RelayServer(name, port, protocol, tls, login, true);
  }

  @Override
  public String toString() {
    return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
  }
}
