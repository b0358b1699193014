package org.eaglemail.authentication;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one client. */
final class Networks {
  private static final int SITE_OCTETS = 8;

  private Networks() {}

  /** An IPv4 address; or of an IPv6 address its /64, which is one customer's (RFC 6177). */
  static String of(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(address.getAddress(), SITE_OCTETS))
            + "/64"
        : address.getHostAddress();
  }
}
