package org.eaglemail.routing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.protocol.smtp.TlsPolicy;

/**
 * A row of the transport table: where mail for the recipients of a pattern goes.
 *
 * @param host a name, whose A and AAAA records are used but not its MX records, or an address; as
 *     Postfix does for {@code [host]} (transport(5))
 * @param port 1 to 65535
 * @param tls what is asked of TLS there; empty for what is usual
 * @param login as whom to log in there; empty: as nobody
 */
public record Transport(
    TransportPattern pattern,
    MailHost host,
    int port,
    Optional<TlsPolicy> tls,
    Optional<TransportLogin> login) {
  private static final int MAX_PORT = 65535;
  private static final Pattern DOTTED_DIGITS = Pattern.compile("[0-9.]+");

  public Transport {
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("port must be 1 to 65535");
    }
  }

  /** A row that says nothing of TLS, see {@link #of(String, String, int, Optional)}. */
  public static Transport of(String pattern, String host, int port) {
    return of(pattern, host, port, Optional.empty());
  }

  /**
   * Reads the fields of a row.
   *
   * @param pattern see {@link TransportPattern#parse}
   * @param host {@code mail.example.org}, {@code 192.0.2.1} or {@code 2001:db8::1}, with or without
   *     brackets
   * @param tls the name of a policy, in any letter case
   * @throws IllegalArgumentException saying which field is wrong, and how
   */
  public static Transport of(String pattern, String host, int port, Optional<String> tls) {
    return new Transport(
        TransportPattern.parse(pattern),
        parseHost(host),
        port,
        tls.map(Transport::parsePolicy),
        Optional.empty());
  }

  /** The same, where we log in. */
  public Transport as(Optional<TransportLogin> user) {
    return new Transport(pattern, host, port, tls, user);
  }

  /** The host as {@link #of} reads it: the name, or the address without brackets. */
  public String hostText() {
    return switch (host) {
      case Domain name -> name.name();
      case AddressLiteral literal -> literal.address();
    };
  }

  private static TlsPolicy parsePolicy(String text) {
    try {
      return TlsPolicy.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("tls must be none, may, encrypt or verify", e);
    }
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

  /** The policy as {@link #of} reads it. */
  public Optional<String> tlsText() {
    return tls.map(Transport::policyName);
  }

  private static String policyName(TlsPolicy policy) {
    return policy.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return pattern
        + " via "
        + hostText()
        + " port "
        + port
        + tls.map(policy -> ", TLS " + policyName(policy)).orElse("");
  }
}
