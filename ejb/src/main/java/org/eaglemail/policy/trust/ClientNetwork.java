package org.eaglemail.policy.trust;

import java.net.Inet4Address;
import java.net.InetAddress;
import org.eaglemail.settings.CidrBlock;

/** Which addresses count as one client. */
public final class ClientNetwork {
  private static final int IPV4_HOST = 32;

  /** RFC 6647 §2.4 and many servers: the machines of one sender stand side by side. */
  private static final int IPV4_SITE = 24;

  /** RFC 6177 §2: one site has at least so many bits to itself. */
  private static final int IPV6_SITE = 64;

  private ClientNetwork() {}

  /** One machine: an IPv4 address, or the /64 in which an IPv6 host picks its addresses. */
  public static CidrBlock host(InetAddress address) {
    return CidrBlock.around(address, address instanceof Inet4Address ? IPV4_HOST : IPV6_SITE);
  }

  /** Machines that try again for each other: /24 or /64. */
  public static CidrBlock site(InetAddress address) {
    return CidrBlock.around(address, address instanceof Inet4Address ? IPV4_SITE : IPV6_SITE);
  }
}
