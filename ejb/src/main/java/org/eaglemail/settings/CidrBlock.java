package org.eaglemail.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A network, as an address and the length of its prefix in bits (RFC 4632 §3.1, RFC 4291 §2.3).
 *
 * @param network its first address: all bits after the prefix are zero
 */
public record CidrBlock(InetAddress network, int prefix) {

  public CidrBlock {
    byte[] octets = network.getAddress();
    if (prefix < 0 || prefix > octets.length * 8) {
      throw new IllegalArgumentException(
          "prefix /" + prefix + " is not between 0 and " + octets.length * 8);
    }
    byte[] first = masked(octets, prefix);
    if (!Arrays.equals(octets, first)) {
      throw new IllegalArgumentException(
          network.getHostAddress()
              + "/"
              + prefix
              + " has bits after the prefix; did you mean "
              + address(first).getHostAddress()
              + "/"
              + prefix
              + "?");
    }
  }

  /**
   * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or a single address.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static CidrBlock parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      InetAddress single = IpLiteral.parse(text);
      return new CidrBlock(single, single.getAddress().length * 8);
    }
    String bits = text.substring(slash + 1);
    if (!bits.matches("\\d{1,3}")) {
      throw new IllegalArgumentException("'" + text + "' is not address/prefix");
    }
    return new CidrBlock(IpLiteral.parse(text.substring(0, slash)), Integer.parseInt(bits));
  }

  /** The network of that prefix that the address lies in. */
  public static CidrBlock around(InetAddress address, int prefix) {
    return new CidrBlock(address(masked(address.getAddress(), prefix)), prefix);
  }

  /** Whether the address lies in this network; one of the other family never does. */
  public boolean contains(InetAddress address) {
    byte[] octets = address.getAddress();
    byte[] wanted = network.getAddress();
    return octets.length == wanted.length && Arrays.equals(masked(octets, prefix), wanted);
  }

  private static byte[] masked(byte[] octets, int prefix) {
    byte[] first = octets.clone();
    for (int i = 0; i < first.length; i++) {
      int kept = Math.clamp(prefix - i * 8L, 0, 8);
      first[i] &= (byte) (0xff << (8 - kept));
    }
    return first;
  }

  private static InetAddress address(byte[] octets) {
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address", e);
    }
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefix;
  }
}
