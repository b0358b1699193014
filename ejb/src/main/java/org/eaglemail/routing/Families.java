package org.eaglemail.routing;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eaglemail.routing.dns.RecordType;
import org.eaglemail.settings.AddressPreference;

/**
 * Which kinds of addresses other hosts can be reached at.
 *
 * @param preferred A, AAAA or both, the preferred first
 * @param mixed whether either of them comes first, by chance
 */
record Families(List<RecordType> preferred, boolean mixed) {
  Families {
    preferred = List.copyOf(preferred);
  }

  /**
   * For connections from that address, which reaches its own family only; without one, both.
   * Whatever is preferred, IPv6 is the last resort where this machine has no address for it (RFC
   * 6724 §2.1).
   */
  static Families from(Optional<InetAddress> bind, AddressPreference preference) {
    if (bind.isPresent()) {
      return new Families(
          List.of(bind.get() instanceof Inet4Address ? RecordType.A : RecordType.AAAA), false);
    }
    boolean ipv6 = preference != AddressPreference.IPV4 && hasIpv6();
    return new Families(
        ipv6 ? List.of(RecordType.AAAA, RecordType.A) : List.of(RecordType.A, RecordType.AAAA),
        ipv6 && preference == AddressPreference.ANY);
  }

  /** The families in the order of a try. */
  List<RecordType> order(RandomGenerator random) {
    return mixed && random.nextBoolean() ? preferred.reversed() : preferred;
  }

  private static boolean hasIpv6() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet6Address.class::isInstance)
          .anyMatch(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress());
    } catch (SocketException e) {
      return false;
    }
  }
}
