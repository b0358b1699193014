package org.eaglemail.addressing;

import java.util.Locale;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.MailHost;

/**
 * What an alias or a list is found by.
 *
 * @param text {@code user@example.org} in lower case, or {@code @example.org} for whoever is not
 *     found otherwise in that domain
 */
public record AliasName(String text) {

  /** The name of one address. */
  public static AliasName of(EmailAddress address) {
    return new AliasName(
        new EmailAddress(address.localPart().toLowerCase(Locale.ROOT), address.host()).toString());
  }

  /** The name of all others of a domain. */
  public static AliasName anyAt(MailHost domain) {
    return new AliasName("@" + domain);
  }

  /**
   * Reads either.
   *
   * @throws IllegalArgumentException when it is neither, or at an address literal
   */
  public static AliasName parse(String text) {
    if (text.startsWith("@")) {
      return anyAt(Domain.parse(text.substring(1)));
    }
    EmailAddress address = EmailAddress.parse(text);
    if (address.host() instanceof AddressLiteral) {
      throw new IllegalArgumentException("is at an address literal, not in a domain");
    }
    return of(address);
  }

  /** Whether it stands for all others of its domain. */
  public boolean isCatchAll() {
    return text.startsWith("@");
  }

  /** The domain it is in. */
  public Domain domain() {
    return Domain.parse(text.substring(text.lastIndexOf('@') + 1));
  }

  @Override
  public String toString() {
    return text;
  }
}
