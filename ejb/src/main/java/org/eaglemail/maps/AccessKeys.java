package org.eaglemail.maps;

import java.util.List;
import org.eaglemail.policy.access.AccessKind;

/** How these tables write clients, domains and addresses, in the patterns of the table here. */
final class AccessKeys {
  private static final int OCTETS = 4;
  private static final int BITS = 8;
  private static final int GROUPS = 8;
  private static final int GROUP_BITS = 16;

  private AccessKeys() {}

  /** Whether it is an IPv4 address or the first octets of one. */
  static boolean isAddress(String key) {
    return key.matches("\\d{1,3}(\\.\\d{1,3}){0,3}\\.?");
  }

  /** The network of the first octets of an address: {@code 192.0.2} is 192.0.2.0/24. */
  static String network(String key) {
    String[] octets = key.split("\\.");
    if (octets.length == OCTETS) {
      return key;
    }
    return String.join(".", octets)
        + ".0".repeat(OCTETS - octets.length)
        + "/"
        + octets.length * BITS;
  }

  /** The same of the first groups of one: {@code 2001:db8} is 2001:db8::/32. */
  private static String network6(String key) {
    int groups = key.split(":").length;
    return key.contains("::") || groups >= GROUPS
        ? key
        : String.join(":", key.split(":")) + "::/" + groups * GROUP_BITS;
  }

  /**
   * The patterns that fit what the key fits there: a domain there is also all below it.
   *
   * @throws IllegalArgumentException when there are none
   */
  static List<String> patterns(AccessKind kind, String key) {
    if (key.equals("<>") || key.contains("@") || key.contains("/") || key.startsWith(".")) {
      return List.of(key);
    }
    if (kind == AccessKind.CLIENT && isAddress(key)) {
      return List.of(network(key));
    }
    if (kind == AccessKind.CLIENT && key.contains(":")) {
      return List.of(network6(key));
    }
    return key.startsWith("[") ? List.of(key) : List.of(key, "." + key);
  }
}
