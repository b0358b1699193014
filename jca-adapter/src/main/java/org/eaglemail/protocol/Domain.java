package org.eaglemail.protocol;

import java.net.IDN;
import java.util.Locale;

/**
 * A domain name in lower case, without the root's dot (RFC 5321 §2.3.5, RFC 1035 §2.3.4).
 *
 * <p>Labels are letters, digits, hyphens, and underscores, which real hosts use though the RFC does
 * not grant them. A name that exists is at most 253 octets long, each label at most 63, and its
 * last label is not a number (RFC 1123 §2.1): that would be an address.
 */
public record Domain(String name) implements MailHost {
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  public Domain {
    name = name.toLowerCase(Locale.ROOT);
    if (!isValid(name)) {
      throw new IllegalArgumentException("not a domain name");
    }
  }

  /**
   * Reads a domain name; letter case is not kept. An internationalised one becomes the one of ASCII
   * that means the same (RFC 5890 §2.3.2.1, A-labels), so that equal domains are equal.
   *
   * @throws IllegalArgumentException when it is not one
   */
  public static Domain parse(String text) {
    return new Domain(text.chars().allMatch(c -> c < 0x80) ? text : IDN.toASCII(text));
  }

  private static boolean isValid(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      return false;
    }
    int labelStart = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '.') {
        if (!isLabel(name, labelStart, i)) {
          return false;
        }
        if (i == name.length()) {
          return !isNumber(name, labelStart);
        }
        labelStart = i + 1;
      }
    }
    return true;
  }

  private static boolean isNumber(String name, int start) {
    return name.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isLabel(String name, int start, int end) {
    if (end == start || end - start > MAX_LABEL) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = name.charAt(i);
      boolean inner = i > start && i < end - 1;
      boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && c != '_' && !(c == '-' && inner)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return name;
  }
}
