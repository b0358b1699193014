package org.eaglemail.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A domain name in lower case, without the root's dot (RFC 5321 §2.3.5, RFC 1035 §2.3.4).
 *
 * <p>Labels are letters, digits, hyphens, and underscores, which real hosts use though the RFC does
 * not grant them. A name that exists is at most 253 octets long (as 255 of the DNS, RFC 1035 §3.1),
 * each label at most 63. The last label is not all digits, which would be an IPv4 address gone
 * astray (RFC 1123 §2.1, RFC 3696 §2).
 *
 * <p>A name given with U-labels is kept with A-labels (RFC 5890 §2.3.2.1), so that both forms are
 * equal (RFC 6531 §3.3) and either can be sent to whoever knows nothing of SMTPUTF8.
 */
public record Domain(String name) implements MailHost {
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  public Domain {
    name = isAscii(name) ? name.toLowerCase(Locale.ROOT) : withAsciiLabels(name);
    if (!isValid(name)) {
      throw new IllegalArgumentException("not a domain name");
    }
  }

  /**
   * Reads a domain name; letter case is not kept.
   *
   * @throws IllegalArgumentException when it is not one
   */
  public static Domain parse(String text) {
    return new Domain(text);
  }

  /** The domains that it is below, from the nearest up. */
  public List<Domain> parents() {
    List<Domain> parents = new ArrayList<>();
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      parents.add(new Domain(name.substring(dot + 1)));
    }
    return parents;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String withAsciiLabels(String name) {
    if (name.length() > MAX_NAME) {
      throw new IllegalArgumentException("domain name is too long");
    }
    return Arrays.stream(name.split("\\.", -1))
        .map(label -> isAscii(label) ? label.toLowerCase(Locale.ROOT) : UnicodeLabel.toAscii(label))
        .collect(Collectors.joining("."));
  }

  private static boolean endsInNumber(String name) {
    for (int i = name.length() - 1; i >= 0 && name.charAt(i) != '.'; i--) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isValid(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME || endsInNumber(name)) {
      return false;
    }
    int labelStart = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '.') {
        if (!isLabel(name, labelStart, i)) {
          return false;
        }
        labelStart = i + 1;
      }
    }
    return true;
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
