package org.eaglemail.routing;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import org.eaglemail.routing.dns.RecordType;

/** Which kinds of addresses other hosts can be reached at, the preferred first. */
final class Families {

  private Families() {}

  /**
   * For connections from that address, which reaches its own family only; without one, both. IPv6
   * is preferred where this machine has an address for it (RFC 6724 §2.1), and else the last
   * resort.
   */
  static List<RecordType> from(Optional<InetAddress> bind) {
    if (bind.isPresent()) {
      return List.of(bind.get() instanceof Inet4Address ? RecordType.A : RecordType.AAAA);
    }
    return hasIpv6()
        ? List.of(RecordType.AAAA, RecordType.A)
        : List.of(RecordType.A, RecordType.AAAA);
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
