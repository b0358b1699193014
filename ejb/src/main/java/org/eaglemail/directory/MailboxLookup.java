package org.eaglemail.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.routing.OwnHost;
import org.eaglemail.settings.Settings;

/**
 * Whose mailbox a recipient's address is. Cached, also that there is none, so that RCPT costs no
 * query. For use by any thread, with or without a transaction.
 *
 * <p>Mail to postmaster is not refused (RFC 5321 §4.5.1): without an account of that name it goes
 * to the account that was opened first in the domain. The postmaster of this host's own name, which
 * is also the bare {@code <postmaster>}, is then that of any domain, and else the oldest account of
 * all. Only where there is no account at all is the postmaster unknown.
 *
 * <p>A literal of an address that this server listens at stands for the host's own name.
 */
@ApplicationScoped
public class MailboxLookup {
  /** Addresses remembered, of accounts and of nobody. */
  static final int MAX_ENTRIES = 50_000;

  /** What an address stands for. */
  public sealed interface Mailbox {}

  /**
   * An account's.
   *
   * @param id the account's primary key
   * @param address the account's own address, which the postmaster's may not be
   */
  public record Account(long id, EmailAddress address) implements Mailbox {}

  /** The domain is ours, but nobody has this address. */
  public record UnknownUser() implements Mailbox {}

  /** Not ours: another server's. */
  public record Foreign() implements Mailbox {}

  private final LookupCache<EmailAddress, Mailbox> known = new LookupCache<>(MAX_ENTRIES);

  @Inject private DirectoryReader directory;
  @Inject private DomainLookup domains;
  @Inject private Settings settings;
  @Inject private OwnHost own;

  /** What this address stands for, now. */
  public Mailbox find(EmailAddress address) {
    return switch (address.host()) {
      case AddressLiteral literal ->
          own.isAt(literal)
              ? find(new EmailAddress(address.localPart(), settings.hostname()))
              : new Foreign();
      case Domain domain ->
          domains.isLocal(domain)
              ? known.get(Addresses.folded(address), folded -> ask(folded, domain))
              : new Foreign();
    };
  }

  private Mailbox ask(EmailAddress folded, Domain domain) {
    return directory
        .account(folded)
        .or(() -> inPlaceOfPostmaster(folded, domain))
        .<Mailbox>map(account -> new Account(account.id(), account.address()))
        .orElseGet(UnknownUser::new);
  }

  private Optional<MailAccount> inPlaceOfPostmaster(EmailAddress folded, Domain domain) {
    if (!folded.localPart().equals(Addresses.POSTMASTER)) {
      return Optional.empty();
    }
    Optional<MailAccount> oldest = directory.oldestAccount(domain);
    return oldest.isEmpty() && domain.equals(settings.hostname())
        ? directory.anyPostmaster()
        : oldest;
  }

  void changed(
      @Observes(during = TransactionPhase.AFTER_COMPLETION) DirectoryChange.OfAccount change) {
    known.forget(change.address());
    // Any account may stand in for a postmaster.
    known.forget(new EmailAddress(Addresses.POSTMASTER, change.address().host()));
    known.forget(Addresses.postmaster(settings.hostname()));
  }
}
