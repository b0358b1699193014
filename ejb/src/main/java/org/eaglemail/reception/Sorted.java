package org.eaglemail.reception;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.LocalRecipient;

/**
 * An envelope's recipients by where they are, each once.
 *
 * @param here by account
 * @param away at other servers
 */
record Sorted(Map<Long, EnvelopeRecipient> here, Collection<EnvelopeRecipient> away) {

  /**
   * Looks each of them up.
   *
   * @return empty when there is no such user here any more
   */
  static Optional<Sorted> of(
      List<EnvelopeRecipient> recipients, Function<EmailAddress, MailboxLookup.Mailbox> mailboxes) {
    Map<Long, EnvelopeRecipient> here = new LinkedHashMap<>();
    Map<EmailAddress, EnvelopeRecipient> away = new LinkedHashMap<>();
    for (EnvelopeRecipient recipient : recipients) {
      switch (mailboxes.apply(recipient.address())) {
        case MailboxLookup.Account account -> here.putIfAbsent(account.id(), recipient);
        case MailboxLookup.Foreign foreign -> away.putIfAbsent(recipient.address(), recipient);
        case MailboxLookup.UnknownUser unknown -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Sorted(here, away.values()));
  }

  /** Those whose maildrops are here. */
  List<LocalRecipient> local() {
    List<LocalRecipient> local = new ArrayList<>(here.size());
    here.forEach((account, to) -> local.add(new LocalRecipient(account, to.address())));
    return local;
  }

  /** All of them. */
  List<EnvelopeRecipient> all() {
    List<EnvelopeRecipient> all = new ArrayList<>(here.values());
    all.addAll(away);
    return all;
  }
}
