package org.eaglemail.directory;

import java.util.Locale;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;

/** How the directory reads addresses. */
public final class Addresses {
  /** RFC 5321 §4.5.1: this mailbox always works. */
  public static final String POSTMASTER = "postmaster";

  /** RFC 2142 §4: who is told of what this site does to others. */
  public static final String ABUSE = "abuse";

  private Addresses() {}

  /** Whether an address has one of the names that always work, in any domain. */
  public static boolean alwaysWorks(EmailAddress address) {
    return address.localPart().equalsIgnoreCase(POSTMASTER)
        || address.localPart().equalsIgnoreCase(ABUSE);
  }

  /** The form in which local accounts are stored and compared. */
  public static EmailAddress folded(EmailAddress address) {
    return new EmailAddress(address.localPart().toLowerCase(Locale.ROOT), address.host());
  }

  /** The postmaster of a domain. */
  static EmailAddress postmaster(Domain domain) {
    return new EmailAddress(POSTMASTER, domain);
  }

  /**
   * The domain of an address that an account is to have.
   *
   * @throws InvalidEntry when the address is at a literal, or needs quotes, which mail programs and
   *     login forms are not up to
   */
  static Domain ofAccount(EmailAddress address) {
    if (address.toString().startsWith("\"")) {
      throw new InvalidEntry("the local part of an account must not need quotes");
    }
    return switch (address.host()) {
      case Domain domain -> domain;
      case AddressLiteral literal ->
          throw new InvalidEntry("an account is in a domain, not at an address literal");
    };
  }
}
