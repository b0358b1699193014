package org.eaglemail.addressing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eaglemail.directory.Injection;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.settings.Settings;

/** An address book that a test writes down. */
public final class MemoryAddressBook implements AddressBook {
  private final Function<EmailAddress, MailboxLookup.Mailbox> mailboxes;
  private final Map<AliasName, Entry> entries = new HashMap<>();
  private final Map<Long, Forward> forwards = new HashMap<>();

  public MemoryAddressBook(Function<EmailAddress, MailboxLookup.Mailbox> mailboxes) {
    this.mailboxes = mailboxes;
  }

  public MemoryAddressBook alias(String name, String... targets) {
    return put(name, new Entry.Alias(targets(targets)));
  }

  public MemoryAddressBook list(String name, String owner, String... members) {
    return list(name, owner, Posting.ANYONE, members);
  }

  public MemoryAddressBook list(String name, String owner, Posting posting, String... members) {
    return put(name, new Entry.MailingList(EmailAddress.parse(owner), posting, targets(members)));
  }

  private MemoryAddressBook put(String name, Entry entry) {
    entries.put(AliasName.parse(name), entry);
    return this;
  }

  public MemoryAddressBook forward(long account, boolean keepsCopy, String... targets) {
    forwards.put(
        account, new Forward(keepsCopy, Stream.of(targets).map(EmailAddress::parse).toList()));
    return this;
  }

  private static List<Target> targets(String... texts) {
    return Stream.of(texts).map(Target::parse).toList();
  }

  /** Expansion by this book. */
  public Recipients recipients(Settings settings) {
    return Injection.into(new Recipients(), this, settings);
  }

  @Override
  public MailboxLookup.Mailbox mailbox(EmailAddress address) {
    return mailboxes.apply(address);
  }

  @Override
  public Optional<Entry> entry(AliasName name) {
    return Optional.ofNullable(entries.get(name));
  }

  @Override
  public Optional<Forward> forward(long account) {
    return Optional.ofNullable(forwards.get(account));
  }
}
