package org.eaglemail.policy.access;

import java.util.Locale;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.settings.CidrBlock;

/** The canonical forms of patterns: two that mean the same are written the same. */
final class AccessPattern {
  /** The null sender; Postfix's smtpd_null_access_lookup_key. */
  static final String NULL_SENDER = "<>";

  private AccessPattern() {}

  /**
   * The canonical form of a pattern.
   *
   * <ul>
   *   <li>client: {@code 192.0.2.1}, {@code 192.0.2.0/24}, {@code host.example}, {@code .example}
   *   <li>helo: {@code host.example}, {@code .example}, {@code [192.0.2.1]}
   *   <li>sender: {@code user@host}, {@code host}, {@code .host}, {@code user@}, {@code <>}
   *   <li>recipient: as sender, without {@code <>}
   * </ul>
   *
   * @throws IllegalArgumentException when the pattern is none of that kind
   */
  static String canonical(AccessKind kind, String pattern) {
    try {
      return switch (kind) {
        case CLIENT -> isNetwork(pattern) ? CidrBlock.parse(pattern).toString() : name(pattern);
        case HELO -> host(pattern);
        case SENDER -> pattern.equals(NULL_SENDER) ? pattern : mailbox(pattern);
        case RECIPIENT -> mailbox(pattern);
      };
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "pattern of a " + kind.text() + " rule: " + e.getMessage(), e);
    }
  }

  /** Whether a client's pattern is an address or a network: a name has no colon or slash. */
  static boolean isNetwork(String pattern) {
    return pattern.matches("[0-9.]+|.*[:/].*");
  }

  private static String mailbox(String pattern) {
    if (pattern.endsWith("@")) {
      // Read as an address, so that the local part obeys the grammar.
      EmailAddress anywhere = EmailAddress.parse(pattern + "example");
      return folded(anywhere.localPart()) + "@";
    }
    return pattern.contains("@") ? key(EmailAddress.parse(pattern)) : host(pattern);
  }

  private static String host(String pattern) {
    return pattern.startsWith("[") ? MailHost.parse(pattern).toString() : name(pattern);
  }

  private static String name(String pattern) {
    return pattern.startsWith(".")
        ? "." + Domain.parse(pattern.substring(1))
        : Domain.parse(pattern).toString();
  }

  /** An address as it is looked up: letter case is not told apart, nor is quoting. */
  static String key(EmailAddress address) {
    return folded(address.localPart()) + "@" + address.host();
  }

  static String folded(String localPart) {
    return localPart.toLowerCase(Locale.ROOT);
  }
}
