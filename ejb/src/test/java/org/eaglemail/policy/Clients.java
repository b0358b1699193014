package org.eaglemail.policy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/** Clients and their sessions, for tests. */
public final class Clients {
  private Clients() {}

  public static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** A client at that address. */
  public static Client at(String remote) {
    return Client.of(
        1,
        "smtp",
        new InetSocketAddress(address("203.0.113.1"), 25),
        new InetSocketAddress(address(remote), 40000));
  }

  /** A client at that address whose name a proxy told. */
  public static Client named(String remote, String name) {
    Client client = at(remote);
    return new Client(
        client.session(),
        client.listener(),
        client.local(),
        client.remote(),
        Optional.of(name),
        client.encryption());
  }

  /** A session with mail from another server. */
  public static SmtpSession stranger(String remote) {
    return session(at(remote), SmtpRole.RELAY, Optional.empty());
  }

  /** A session of an account of ours. */
  public static SmtpSession account(String account) {
    return session(at("198.51.100.7"), SmtpRole.SUBMISSION, Optional.of(account));
  }

  public static SmtpSession session(Client client, SmtpRole role, Optional<String> account) {
    return new SmtpSession(client, role, "client.example", true, account);
  }
}
