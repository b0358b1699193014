package org.eaglemail.routing;

import java.util.regex.Pattern;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.MailHost;

/**
 * A row of the transport table: where mail for the recipients of a pattern goes.
 *
 * @param host a name, whose A and AAAA records are used but not its MX records, or an address; as
 *     Postfix does for {@code [host]} (transport(5))
 * @param port 1 to 65535
 */
public record Transport(TransportPattern pattern, MailHost host, int port) {
  private static final int MAX_PORT = 65535;
  private static final Pattern DOTTED_DIGITS = Pattern.compile("[0-9.]+");

  public Transport {
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("port must be 1 to 65535");
    }
  }

  /**
   * Reads the three fields of a row.
   *
   * @param pattern see {@link TransportPattern#parse}
   * @param host {@code mail.example.org}, {@code 192.0.2.1} or {@code 2001:db8::1}, with or without
   *     brackets
   * @throws IllegalArgumentException saying which field is wrong, and how
   */
  public static Transport of(String pattern, String host, int port) {
    return new Transport(TransportPattern.parse(pattern), parseHost(host), port);
  }

  /** The host as {@link #of} reads it: the name, or the address without brackets. */
  public String hostText() {
    return switch (host) {
      case Domain name -> name.name();
      case AddressLiteral literal -> literal.address();
    };
  }

  private static MailHost parseHost(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    try {
      if (bare.contains(":")) {
        return AddressLiteral.parse("[" + (bare.startsWith("IPv6:") ? "" : "IPv6:") + bare + "]");
      }
      // Digits and dots alone are never the name of a host (RFC 3696 §2).
      return DOTTED_DIGITS.matcher(bare).matches()
          ? AddressLiteral.parse("[" + bare + "]")
          : Domain.parse(bare);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("host must be a host name or an IP address", e);
    }
  }

  @Override
  public String toString() {
    return pattern + " via " + hostText() + " port " + port;
  }
}
