package org.eaglemail.addressing;

import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.Delimiters;

/** What is at an address, one step on. */
sealed interface Finding {

  /**
   * An alias or a list.
   *
   * @param name it was found by
   * @param extension what of the address the name does not have, its delimiter before it
   */
  record Listed(AliasName name, Entry entry, String extension) implements Finding {

    /** Whether that sender may send to it. */
    boolean admits(ReversePath sender) {
      return !(entry instanceof Entry.MailingList list) || list.admits(sender);
    }

    /** The address that a target means for {@code recipient}. */
    EmailAddress address(Target target, EmailAddress recipient, Delimiters delimiters) {
      EmailAddress meant = target.address(recipient.localPart());
      // A list is not who it was sent to; its members keep their addresses.
      if (extension.isEmpty()
          || entry instanceof Entry.MailingList
          || target instanceof Target.SameNameAt) {
        return meant;
      }
      String extended = meant.localPart() + extension;
      return delimiters.split(meant.localPart()).isPresent()
              || extended.length() > EmailAddress.MAX_LOCAL_PART
          ? meant
          : new EmailAddress(extended, meant.host());
    }
  }

  /** An account's. */
  record Mailbox(MailboxLookup.Account account) implements Finding {
    /** The name of the step to where the account wants its mail. */
    static String step(MailboxLookup.Account account) {
      return "forward of " + account.address();
    }
  }

  /** Nobody's, but another address answers for it. */
  record StandIn(EmailAddress address) implements Finding {}

  /** Another server's. */
  record Elsewhere() implements Finding {}

  /** The domain is ours, and nobody has it. */
  record Nobody() implements Finding {}

  /** What the step from {@code address} on is called, in the name of a loop. */
  default String step(EmailAddress address) {
    return switch (this) {
      case Listed listed -> listed.name().text();
      case Mailbox(MailboxLookup.Account account) -> Mailbox.step(account);
      case StandIn standIn -> address.toString();
      case Elsewhere elsewhere -> address.toString();
      case Nobody nobody -> address.toString();
    };
  }

  /** Equal for addresses that are the same: letter case is another server's to interpret. */
  default String key(EmailAddress address) {
    return this instanceof Elsewhere ? address.toString() : AliasName.of(address).text();
  }
}
