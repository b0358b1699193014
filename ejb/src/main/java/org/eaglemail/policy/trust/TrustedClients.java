package org.eaglemail.policy.trust;

import java.net.InetAddress;
import java.util.List;
import org.eaglemail.settings.CidrBlock;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.SmtpSession;

/**
 * Which clients may relay, and which are spared what is meant for strangers. Nothing that a client
 * merely says, such as its sender or its name in EHLO, has a part in it.
 *
 * @param networks {@code eagle.relay.networks}
 */
public record TrustedClients(List<CidrBlock> networks) {
  public TrustedClients {
    networks = List.copyOf(networks);
  }

  /** Whether this session may send to other servers' mailboxes: our accounts and networks may. */
  public boolean mayRelay(SmtpSession session) {
    return session.account().isPresent() || isInNetwork(session.client());
  }

  /** Whether DNS lists, greylisting and limits of strangers do not concern this session. */
  public boolean isSpared(SmtpSession session) {
    return mayRelay(session) || session.client().isLoopback();
  }

  private boolean isInNetwork(Client client) {
    InetAddress address = client.remote().getAddress();
    return address != null && networks.stream().anyMatch(network -> network.contains(address));
  }
}
