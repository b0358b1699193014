package org.eaglemail.settings;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaglemail.protocol.Domain;

/**
 * The text of a host and perhaps a port: {@code mail.example:25}, {@code 127.0.0.1:25}, {@code
 * [::1]:25}.
 *
 * @param host a name or an address, without brackets
 */
record HostPort(String host, OptionalInt port) {
  private static final Pattern SHAPE =
      Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]]+))(?::(\\d{1,5}))?");
  private static final int MAX_PORT = 65_535;

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is not one
   */
  static HostPort parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not host:port");
    }
    String bracketed = matcher.group(1);
    String host = bracketed == null ? plain(matcher.group(2)) : ipv6(bracketed);
    String port = matcher.group(3);
    return new HostPort(host, port == null ? OptionalInt.empty() : OptionalInt.of(port(port)));
  }

  /** The host and port as they are written in text, with brackets where the host has colons. */
  static String format(String host, int port) {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }

  private static String plain(String host) {
    if (!IpLiteral.isIpv4(host)) {
      if (host.matches("[0-9.]*\\.[0-9]+")) {
        // RFC 1123 §2.1: no name ends in a numeric label, but mistyped addresses do.
        throw new IllegalArgumentException("'" + host + "' is not an IP address");
      }
      try {
        Domain.parse(host);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("'" + host + "' is not a host", e);
      }
    }
    return host;
  }

  private static String ipv6(String host) {
    if (!host.contains(":")) {
      throw new IllegalArgumentException("'" + host + "' is not an IPv6 address");
    }
    IpLiteral.parse(host);
    return host;
  }

  private static int port(String digits) {
    int port = Integer.parseInt(digits);
    if (port > MAX_PORT) {
      throw new IllegalArgumentException("port " + port + " is above " + MAX_PORT);
    }
    return port;
  }
}
