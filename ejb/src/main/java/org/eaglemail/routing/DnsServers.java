package org.eaglemail.routing;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.eaglemail.settings.DnsServer;
import org.eaglemail.settings.FaultySettingsException;
import org.eaglemail.settings.SettingFault;

/** The addresses of the name servers that the operator has named. */
final class DnsServers {
  private static final String SETTING = "eagle.dns.servers";

  private DnsServers() {}

  /**
   * @throws FaultySettingsException when the system does not know a name among them
   */
  static List<InetSocketAddress> resolved(List<DnsServer> servers) {
    List<InetSocketAddress> addresses = new ArrayList<>();
    List<SettingFault> faults = new ArrayList<>();
    for (DnsServer server : servers) {
      InetSocketAddress address = new InetSocketAddress(server.host(), server.port());
      if (address.isUnresolved()) {
        faults.add(new SettingFault(SETTING, "the address of '" + server.host() + "' is unknown"));
      }
      addresses.add(address);
    }
    if (!faults.isEmpty()) {
      throw new FaultySettingsException(faults);
    }
    return addresses;
  }
}
