package org.eaglemail.routing;

import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps room for both families of addresses where not all can be tried, as Postfix's {@code
 * smtp_balance_inet_protocols}: a network that lacks one of them must not cost the mail.
 */
final class FamilyBalance {
  private FamilyBalance() {}

  /** How many families are among them. */
  static int families(List<RelayHost> hosts) {
    return (int) hosts.stream().map(FamilyBalance::isIpv4).distinct().count();
  }

  /** At most so many, in their order; of each family half of them, or less where it has fewer. */
  static List<RelayHost> limit(List<RelayHost> hosts, int most) {
    int ipv4 = (int) hosts.stream().filter(FamilyBalance::isIpv4).count();
    int ipv6 = hosts.size() - ipv4;
    boolean ipv4First = !hosts.isEmpty() && isIpv4(hosts.getFirst());
    // The odd place goes to the family that is preferred.
    int roomForIpv4 = Math.max(most - ipv6, ipv4First ? (most + 1) / 2 : most / 2);
    int left4 = Math.min(ipv4, roomForIpv4);
    int left6 = most - left4;
    List<RelayHost> kept = new ArrayList<>(most);
    for (RelayHost host : hosts) {
      if (isIpv4(host) ? left4-- > 0 : left6-- > 0) {
        kept.add(host);
      }
    }
    return kept;
  }

  private static boolean isIpv4(RelayHost host) {
    return host.address().getAddress() instanceof Inet4Address;
  }
}
