package org.eaglemail.directory;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;

/**
 * The operations on domains and accounts, for those who administer them; {@link Transports} has
 * those on the transport table.
 *
 * <p>Each runs in the caller's transaction or else in one of its own, and takes effect with its
 * commit. Each that names something throws {@link NotFound} when there is none of that name; {@link
 * AlreadyExists}, {@link StillInUse} and {@link InvalidEntry} say why something was not done. All
 * four roll the transaction back.
 */
@Stateless
public class Directory {
  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private Event<DirectoryChange> changes;
  @Inject private Clock clock;

  /**
   * From now on mail for this domain is kept here.
   *
   * @throws AlreadyExists when it is already
   */
  public DomainInfo createDomain(Domain name) {
    if (rows().domain(name).isPresent()) {
      throw new AlreadyExists("domain " + name);
    }
    DomainRow row = new DomainRow(name, now());
    rows().insert(row, "domain " + name);
    changes.fire(new DirectoryChange.OfDomain(name));
    return row.info();
  }

  /** Domains in the order in which they came. */
  public List<DomainInfo> domains(Page page) {
    return rows().domains(page).stream().map(DomainRow::info).toList();
  }

  /** The domain of that name. */
  public DomainInfo domain(Domain name) {
    return requireDomain(name).info();
  }

  /** The domain of that key. */
  public Optional<DomainInfo> domain(long id) {
    return Optional.ofNullable(database.find(DomainRow.class, id)).map(DomainRow::info);
  }

  /**
   * From now on mail for this domain is not ours.
   *
   * @throws StillInUse while it has accounts, aliases or lists
   */
  public void deleteDomain(Domain name) {
    // Those would rise again with it.
    if (rows().hasAliases(name)) {
      throw new StillInUse("domain " + name + " has aliases or lists");
    }
    rows().delete(requireDomain(name), new StillInUse("domain " + name + " has accounts"));
    changes.fire(new DirectoryChange.OfDomain(name));
  }

  /**
   * Opens a mailbox.
   *
   * @param address in a domain that exists; its local part needs no quotes and is stored in lower
   *     case
   * @param password 1 to 1024 characters
   * @throws AlreadyExists when there is an account of that address
   */
  public AccountInfo createAccount(EmailAddress address, String password) {
    EmailAddress folded = Addresses.folded(address);
    DomainRow domain = requireDomain(Addresses.ofAccount(address));
    if (rows().account(folded).isPresent()) {
      throw new AlreadyExists("account " + folded);
    }
    PasswordHash hash = PasswordHash.of(password);
    AccountRow row = new AccountRow(domain, folded.localPart(), hash, now());
    row.password(hash, ScramVerifier.of(password));
    rows().insert(row, "account " + folded);
    changes.fire(new DirectoryChange.OfAccount(folded));
    return row.info();
  }

  /** Accounts, of one domain or of all, in the order in which they came. */
  public List<AccountInfo> accounts(Optional<Domain> domain, Page page) {
    domain.ifPresent(this::requireDomain);
    return rows().accounts(domain, page).stream().map(AccountRow::info).toList();
  }

  /** The account of that address. */
  public AccountInfo account(EmailAddress address) {
    return requireAccount(address).info();
  }

  /** The account of that key. */
  public AccountInfo account(long id) {
    AccountRow row = database.find(AccountRow.class, id);
    if (row == null) {
      throw new NotFound("account " + id);
    }
    return row.info();
  }

  /** Gives an account another password; sessions that are open stay open. */
  public void setPassword(EmailAddress address, String password) {
    AccountRow row = requireAccount(address);
    row.password(PasswordHash.of(password), ScramVerifier.of(password));
    changes.fire(new DirectoryChange.OfAccount(row.address()));
  }

  /**
   * Replaces what is stored of an account's password by more of the same password, unless the
   * password was changed meanwhile or the account is gone.
   */
  public void rehash(
      MailAccount account, PasswordHash stored, PasswordHash stronger, ScramVerifier verifier) {
    rows()
        .account(account.address())
        .filter(row -> row.password().equals(stored))
        .ifPresent(row -> row.password(stronger, verifier));
    changes.fire(new DirectoryChange.OfAccount(account.address()));
  }

  /** Closes a mailbox and removes what is in its maildrop. */
  public void deleteAccount(EmailAddress address) {
    AccountRow row = requireAccount(address);
    // The rows of the maildrop go with it, in the database.
    database.remove(row);
    changes.fire(new DirectoryChange.OfAccount(row.address()));
  }

  private DomainRow requireDomain(Domain name) {
    return rows().domain(name).orElseThrow(() -> new NotFound("domain " + name));
  }

  private AccountRow requireAccount(EmailAddress address) {
    return rows()
        .account(Addresses.folded(address))
        .orElseThrow(() -> new NotFound("account " + address));
  }

  private DirectoryRows rows() {
    return new DirectoryRows(database);
  }

  /** Both databases keep microseconds: what is returned now is what is read later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
