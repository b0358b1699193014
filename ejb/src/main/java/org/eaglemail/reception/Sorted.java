package org.eaglemail.reception;

import static org.eaglemail.protocol.smtp.Reply.reply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.policy.recipient.QuotaCheck;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.LocalRecipient;

/**
 * An envelope's recipients by where they are, each once.
 *
 * @param here by account
 * @param away at other servers
 * @param refused those that the message cannot be taken for any more, and what to say of them
 */
record Sorted(
    Map<Long, EnvelopeRecipient> here,
    Collection<EnvelopeRecipient> away,
    Map<EmailAddress, Reply> refused) {

  /** It was there at RCPT: removed in between. The next try is told so at RCPT. */
  private static final Reply NO_LONGER_HERE =
      reply(450, "4.2.1", "A recipient changed while the message was sent; try again");

  /** Looks each of them up. */
  static Sorted of(
      List<EnvelopeRecipient> recipients, Function<EmailAddress, MailboxLookup.Mailbox> mailboxes) {
    Map<Long, EnvelopeRecipient> here = new LinkedHashMap<>();
    Map<EmailAddress, EnvelopeRecipient> away = new LinkedHashMap<>();
    Map<EmailAddress, Reply> refused = new LinkedHashMap<>(0);
    for (EnvelopeRecipient recipient : recipients) {
      switch (mailboxes.apply(recipient.address())) {
        case MailboxLookup.Account account -> here.putIfAbsent(account.id(), recipient);
        case MailboxLookup.Foreign foreign -> away.putIfAbsent(recipient.address(), recipient);
        case MailboxLookup.UnknownUser unknown -> refused.put(recipient.address(), NO_LONGER_HERE);
      }
    }
    return new Sorted(here, away.values(), refused);
  }

  /**
   * The same where the client is told of each recipient (RFC 2033 §4.2): what cannot be put into a
   * maildrop now is refused, and be it that it filled up since RCPT.
   *
   * @param full whether the maildrop of the account with that key takes nothing more
   */
  Sorted localOnly(LongPredicate full) {
    Map<Long, EnvelopeRecipient> taken = new LinkedHashMap<>(here);
    Map<EmailAddress, Reply> not = new LinkedHashMap<>(refused);
    away.forEach(recipient -> not.put(recipient.address(), NO_LONGER_HERE));
    here.forEach(
        (account, recipient) -> {
          if (full.test(account)) {
            taken.remove(account);
            not.put(recipient.address(), QuotaCheck.full(recipient.address()));
          }
        });
    return new Sorted(taken, List.of(), not);
  }

  /** Whether nobody is left to take it for. */
  boolean isEmpty() {
    return here.isEmpty() && away.isEmpty();
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
