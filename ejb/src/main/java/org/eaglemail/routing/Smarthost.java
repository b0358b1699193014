package org.eaglemail.routing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.protocol.smtp.TlsPolicy;

/**
 * A server that a transport hands mail to.
 *
 * @param host a name or an address
 * @param port 1 to 65535; of the hosts that MX records name, too
 * @param mx whether the name's MX records are asked for, as Postfix does for a host without
 *     brackets (transport(5)); else its A and AAAA records only
 * @param priority 0 to 65535, the lower the better, like the preference of an MX record
 * @param weight 1 to 1000: the share of mail among those of equal priority (RFC 2782)
 * @param tls what is asked of TLS there; empty for what is usual
 * @param login as whom to log in there; empty: as nobody
 */
public record Smarthost(
    MailHost host,
    int port,
    boolean mx,
    int priority,
    int weight,
    Optional<TlsPolicy> tls,
    Optional<TransportLogin> login) {
  private static final int MAX_NUMBER = 65535;
  private static final int MAX_WEIGHT = 1000;
  private static final Pattern DOTTED_DIGITS = Pattern.compile("[0-9.]+");

  public Smarthost {
    if (port < 1 || port > MAX_NUMBER) {
      throw new IllegalArgumentException("port must be 1 to 65535");
    }
    if (priority < 0 || priority > MAX_NUMBER) {
      throw new IllegalArgumentException("priority must be 0 to 65535");
    }
    if (weight < 1 || weight > MAX_WEIGHT) {
      throw new IllegalArgumentException("weight must be 1 to 1000");
    }
    if (mx && host instanceof AddressLiteral) {
      throw new IllegalArgumentException("an address has no MX records: mx must be false");
    }
  }

  /**
   * A server that is not asked for MX records, with nothing else said of it.
   *
   * @param host {@code mail.example.org}, {@code 192.0.2.1} or {@code 2001:db8::1}, with or without
   *     brackets
   * @throws IllegalArgumentException saying which of them is wrong, and how
   */
  public static Smarthost of(String host, int port) {
    return new Smarthost(parseHost(host), port, false, 0, 1, Optional.empty(), Optional.empty());
  }

  /** The same, found by its MX records or not. */
  public Smarthost byMx(boolean asked) {
    return new Smarthost(host, port, asked, priority, weight, tls, login);
  }

  /** The same, in that place among others. */
  public Smarthost ranked(int rank, int share) {
    return new Smarthost(host, port, mx, rank, share, tls, login);
  }

  /**
   * The same with that policy.
   *
   * @param policy its name, in any letter case
   * @throws IllegalArgumentException when there is none of that name
   */
  public Smarthost secured(Optional<String> policy) {
    return new Smarthost(
        host, port, mx, priority, weight, policy.map(Smarthost::parsePolicy), login);
  }

  /** The same, where we log in. */
  public Smarthost as(Optional<TransportLogin> user) {
    return new Smarthost(host, port, mx, priority, weight, tls, user);
  }

  /** The host as {@link #of} reads it: the name, or the address without brackets. */
  public String hostText() {
    return switch (host) {
      case Domain name -> name.name();
      case AddressLiteral literal -> literal.address();
    };
  }

  /** The policy as {@link #secured} reads it. */
  public Optional<String> tlsText() {
    return tls.map(Smarthost::policyName);
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

  private static String policyName(TlsPolicy policy) {
    return policy.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return (mx ? "the MX hosts of " : "")
        + hostText()
        + " port "
        + port
        + tls.map(policy -> ", TLS " + policyName(policy)).orElse("");
  }
}
