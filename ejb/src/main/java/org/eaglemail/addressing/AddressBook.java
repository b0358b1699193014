package org.eaglemail.addressing;

import java.util.Optional;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.EmailAddress;

/** What expansion asks. Answers come from caches; for use by any thread. */
public interface AddressBook {

  /** Whose mailbox this is, by accounts alone. */
  MailboxLookup.Mailbox mailbox(EmailAddress address);

  /** The alias or list of that name. */
  Optional<Entry> entry(AliasName name);

  /** Where that account's mail goes instead of its maildrop, or besides. */
  Optional<Forward> forward(long account);
}
