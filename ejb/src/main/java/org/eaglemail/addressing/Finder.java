package org.eaglemail.addressing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.directory.Addresses;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.settings.Delimiters;

/** Looks at one address by the rules of this package, in their order. */
final class Finder {
  private final AddressBook book;
  private final Rules rules;

  Finder(AddressBook book, Rules rules) {
    this.book = book;
    this.rules = rules;
  }

  Finding find(EmailAddress given) {
    return switch (book.mailbox(given)) {
      case MailboxLookup.Foreign foreign -> new Finding.Elsewhere();
      case MailboxLookup.Account account -> here(home(given), Optional.of(account));
      case MailboxLookup.UnknownUser unknown -> here(home(given), Optional.empty());
    };
  }

  /** A literal of this host stands for its name. */
  private EmailAddress home(EmailAddress given) {
    return given.host() instanceof Domain
        ? given
        : new EmailAddress(given.localPart(), rules.hostname());
  }

  private Finding here(EmailAddress address, Optional<MailboxLookup.Account> account) {
    AliasName name = AliasName.of(address);
    return listed(name, "")
        .or(() -> account.filter(a -> isOf(a, name)).map(Finding.Mailbox::new))
        .or(() -> rules.delimiters().split(address.localPart()).flatMap(s -> base(s, address)))
        .or(() -> listed(AliasName.anyAt(address.host()), ""))
        .or(() -> standIn(address, account))
        .orElseGet(Finding.Nobody::new);
  }

  private Optional<Finding> listed(AliasName name, String extension) {
    return book.entry(name).map(entry -> new Finding.Listed(name, entry, extension));
  }

  private Optional<Finding> base(Delimiters.Split split, EmailAddress address) {
    EmailAddress base = new EmailAddress(split.user(), address.host());
    return listed(AliasName.of(base), split.extension())
        .or(
            () ->
                book.mailbox(base) instanceof MailboxLookup.Account account
                        && isOf(account, AliasName.of(base))
                    ? Optional.of(new Finding.Mailbox(account))
                    : Optional.empty());
  }

  /** The postmaster's account may be another's, who only stands in for him. */
  private static boolean isOf(MailboxLookup.Account account, AliasName name) {
    return AliasName.of(account.address()).equals(name);
  }

  /**
   * Who has to do, in this order, when a postmaster or abuse of ours leads to nobody, such as
   * through an alias that somebody forgot; nobody for any other address.
   */
  List<Finding> lastResorts(EmailAddress given) {
    EmailAddress address = home(given);
    if (!Addresses.alwaysWorks(address) || find(address) instanceof Finding.Elsewhere) {
      return List.of();
    }
    List<Finding> resorts = new ArrayList<>(3);
    rules.postmaster().map(Finding.StandIn::new).ifPresent(resorts::add);
    for (MailHost host : List.of(address.host(), rules.hostname())) {
      if (book.mailbox(new EmailAddress(Addresses.POSTMASTER, host))
          instanceof MailboxLookup.Account account) {
        resorts.add(new Finding.Mailbox(account));
      }
    }
    return resorts;
  }

  /** RFC 5321 §4.5.1, RFC 2142 §2, §4: these two always work. */
  private Optional<Finding> standIn(
      EmailAddress address, Optional<MailboxLookup.Account> standsIn) {
    if (!Addresses.alwaysWorks(address)) {
      return Optional.empty();
    }
    EmailAddress ofDomain = new EmailAddress(Addresses.POSTMASTER, address.host());
    if (!address.localPart().equalsIgnoreCase(Addresses.POSTMASTER)) {
      return Optional.of(new Finding.StandIn(ofDomain));
    }
    Optional<EmailAddress> set =
        rules
            .postmaster()
            .filter(p -> !AliasName.of(p).equals(AliasName.of(ofDomain)))
            // Named wrongly, he would be nobody.
            .filter(p -> !(find(p) instanceof Finding.Nobody));
    if (set.isPresent()) {
      return set.map(Finding.StandIn::new);
    }
    return standsIn
        .<Finding>map(Finding.Mailbox::new)
        .or(
            () ->
                address.host().equals(rules.hostname())
                    ? Optional.empty()
                    : Optional.of(
                        new Finding.StandIn(
                            new EmailAddress(Addresses.POSTMASTER, rules.hostname()))));
  }
}
