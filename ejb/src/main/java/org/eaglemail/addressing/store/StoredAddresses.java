package org.eaglemail.addressing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eaglemail.addressing.AddressBook;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Entry;
import org.eaglemail.addressing.Forward;
import org.eaglemail.directory.LookupCache;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.EmailAddress;

/** The address book of the database, cached, also that there is no such entry. */
@ApplicationScoped
public class StoredAddresses implements AddressBook {
  /** Names and targets remembered together; a list beyond that is read anew each time. */
  static final int MAX_ADDRESSES = 200_000;

  /** Accounts whose forward, or that they have none, is remembered. */
  static final int MAX_FORWARDS = 50_000;

  private final LookupCache<AliasName, Optional<Entry>> entries =
      new LookupCache<>(
          MAX_ADDRESSES, found -> 1 + found.map(entry -> entry.targets().size()).orElse(0));
  private final LookupCache<Long, Optional<Forward>> forwards = new LookupCache<>(MAX_FORWARDS);

  @Inject private AddressReader reader;
  @Inject private MailboxLookup mailboxes;

  @Override
  public MailboxLookup.Mailbox mailbox(EmailAddress address) {
    return mailboxes.find(address);
  }

  @Override
  public Optional<Entry> entry(AliasName name) {
    return entries.get(name, reader::entry);
  }

  @Override
  public Optional<Forward> forward(long account) {
    return forwards.get(account, reader::forward);
  }

  void changed(@Observes(during = TransactionPhase.AFTER_COMPLETION) AddressingChange change) {
    switch (change) {
      case AddressingChange.OfAlias(AliasName name) -> entries.forget(name);
      case AddressingChange.OfForward(long account) -> forwards.forget(account);
      case AddressingChange.OfRewrites rewrites -> {}
    }
  }
}
