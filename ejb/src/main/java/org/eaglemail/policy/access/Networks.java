package org.eaglemail.policy.access;

import java.net.InetAddress;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.eaglemail.settings.CidrBlock;

/** Rules by network: a look-up costs as many probes as there are lengths of prefixes. */
final class Networks {
  private static final int IPV4_OCTETS = 4;

  private final Map<CidrBlock, AccessRule> rules = new HashMap<>();
  private final NavigableSet<Integer> ipv4 = new TreeSet<>(Collections.reverseOrder());
  private final NavigableSet<Integer> ipv6 = new TreeSet<>(Collections.reverseOrder());

  void add(CidrBlock network, AccessRule rule) {
    rules.put(network, rule);
    prefixes(network.network()).add(network.prefix());
  }

  /** The rule of the smallest network that holds the address. */
  Optional<AccessRule> find(InetAddress address) {
    for (int prefix : prefixes(address)) {
      AccessRule rule = rules.get(CidrBlock.around(address, prefix));
      if (rule != null) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private NavigableSet<Integer> prefixes(InetAddress address) {
    return address.getAddress().length == IPV4_OCTETS ? ipv4 : ipv6;
  }
}
