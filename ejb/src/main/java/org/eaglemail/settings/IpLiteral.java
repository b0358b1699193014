package org.eaglemail.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** IP addresses as text, read without asking any name service. */
public final class IpLiteral {
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(?:%[\\w.-]+)?");

  private IpLiteral() {}

  static boolean isIpv4(String text) {
    return IPV4.matcher(text).matches();
  }

  /**
   * Reads a dotted quad, or an IPv6 address in any form of RFC 4291 §2.2, without brackets.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static InetAddress parse(String text) {
    try {
      // With a colon in it, getByName never asks a name service; a dotted quad is checked first.
      if (isIpv4(text) || IPV6.matcher(text).matches()) {
        return InetAddress.getByName(text);
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + text + "' is not an IP address", e);
    }
    throw new IllegalArgumentException("'" + text + "' is not an IP address");
  }
}
