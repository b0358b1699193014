package org.eaglemail.protocol;

import java.util.Locale;

/**
 * An address literal such as {@code [192.0.2.1]} or {@code [IPv6:2001:db8::1]} (RFC 5321 §4.1.3),
 * kept as text: this package does not know sockets.
 *
 * @param text the literal with its brackets, in lower case but for the tag {@code IPv6:}
 */
public record AddressLiteral(String text) implements MailHost {
  private static final String IPV6_TAG = "IPv6:";
  private static final int MAX_LENGTH = 64;

  public AddressLiteral {
    if (text.length() > MAX_LENGTH || !text.startsWith("[") || !text.endsWith("]")) {
      throw new IllegalArgumentException("not an address literal");
    }
    String inner = text.substring(1, text.length() - 1);
    if (inner.regionMatches(true, 0, IPV6_TAG, 0, IPV6_TAG.length())) {
      String address = inner.substring(IPV6_TAG.length()).toLowerCase(Locale.ROOT);
      requireIpv6(address);
      text = "[" + IPV6_TAG + address + "]";
    } else {
      requireIpv4(inner);
    }
  }

  /**
   * Reads a literal, brackets included.
   *
   * @throws IllegalArgumentException when it is not an IPv4 or tagged IPv6 literal
   */
  public static AddressLiteral parse(String text) {
    return new AddressLiteral(text);
  }

  /** The bare address: {@code 192.0.2.1} or {@code 2001:db8::1}. */
  public String address() {
    String inner = text.substring(1, text.length() - 1);
    return inner.startsWith(IPV6_TAG) ? inner.substring(IPV6_TAG.length()) : inner;
  }

  private static void requireIpv4(String address) {
    String[] octets = address.split("\\.", -1);
    boolean valid = octets.length == 4;
    for (String octet : octets) {
      // RFC 5321 §4.1.3 Snum: one to three digits, 0 to 255.
      valid = valid && octet.matches("[0-9]{1,3}") && Integer.parseInt(octet) <= 255;
    }
    if (!valid) {
      throw new IllegalArgumentException("not an IPv4 address literal");
    }
  }

  private static void requireIpv6(String address) {
    int compression = address.indexOf("::");
    boolean compressed = compression >= 0;
    if (compressed && address.indexOf("::", compression + 1) >= 0) {
      throw new IllegalArgumentException("not an IPv6 address literal");
    }
    int groups =
        compressed
            ? groupsOfPart(address.substring(0, compression), false)
                + groupsOfPart(address.substring(compression + 2), true)
            : groupsOfPart(address, true);
    if (compressed ? groups > 7 : groups != 8) {
      throw new IllegalArgumentException("not an IPv6 address literal");
    }
  }

  /** The groups left or right of the double colon; only the very last may be an IPv4 address. */
  private static int groupsOfPart(String part, boolean end) {
    int groups = 0;
    String[] fields = part.isEmpty() ? new String[0] : part.split(":", -1);
    for (int i = 0; i < fields.length; i++) {
      groups += groupsOf(fields[i], end && i == fields.length - 1);
    }
    return groups;
  }

  private static int groupsOf(String field, boolean last) {
    if (last && field.indexOf('.') >= 0) {
      requireIpv4(field);
      return 2;
    }
    if (!field.matches("[0-9a-f]{1,4}")) {
      throw new IllegalArgumentException("not an IPv6 address literal");
    }
    return 1;
  }

  @Override
  public String toString() {
    return text;
  }
}
