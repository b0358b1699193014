package org.eaglemail.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import org.eaglemail.settings.CidrBlock;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.SmtpSession;

/**
 * Who may send through this server to others: our own accounts, and clients in {@code
 * eagle.relay.networks}. Nothing that a client merely says, such as its sender or its name in EHLO,
 * has a part in it.
 */
@ApplicationScoped
public class RelayPolicy {
  @Inject private Settings settings;

  /** Whether this session may send to other servers' mailboxes. */
  public boolean mayRelay(SmtpSession session) {
    return session.account().isPresent() || isTrusted(session.client());
  }

  private boolean isTrusted(Client client) {
    InetAddress address = client.remote().getAddress();
    List<CidrBlock> networks = settings.relayNetworks();
    return address != null && networks.stream().anyMatch(network -> network.contains(address));
  }
}
