package org.eaglemail.addressing;

import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;

/** Where an alias leads. */
public sealed interface Target {

  /** To that address. */
  record To(EmailAddress address) implements Target {
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** To who has the same local part in another domain. */
  record SameNameAt(Domain domain) implements Target {
    @Override
    public String toString() {
      return "@" + domain;
    }
  }

  /**
   * Reads {@code user@example.org} or {@code @example.org}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static Target parse(String text) {
    return text.startsWith("@")
        ? new SameNameAt(Domain.parse(text.substring(1)))
        : new To(EmailAddress.parse(text));
  }

  /** The address for a recipient of that local part. */
  default EmailAddress address(String localPart) {
    return switch (this) {
      case To(EmailAddress address) -> address;
      case SameNameAt(Domain domain) -> new EmailAddress(localPart, domain);
    };
  }
}
