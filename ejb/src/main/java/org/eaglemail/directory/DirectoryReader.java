package org.eaglemail.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.routing.TransportMap;
import org.eaglemail.settings.Settings;

/**
 * What look-ups ask the database when no cache knows. Every method is one to four indexed queries
 * and needs no transaction. For use by any thread.
 */
@ApplicationScoped
public class DirectoryReader {
  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private SealedSecrets secrets;
  @Inject private Settings settings;

  /** Whether there is such a domain. */
  public boolean hasDomain(Domain name) {
    return rows().domain(name).isPresent();
  }

  /** The account of an address, whose local part is in lower case. */
  public Optional<MailAccount> account(EmailAddress folded) {
    return rows().account(folded).map(AccountRow::account);
  }

  /** The account that was opened first in that domain. */
  public Optional<MailAccount> oldestAccount(Domain domain) {
    return rows().oldestAccount(domain).map(AccountRow::account);
  }

  /** The postmaster of any domain, the first to be opened; or else the oldest account of all. */
  public Optional<MailAccount> anyPostmaster() {
    return rows()
        .oldestAccount(Addresses.POSTMASTER)
        .or(() -> rows().oldestAccount())
        .map(AccountRow::account);
  }

  /** The account of an address, whose local part is in lower case, with its password. */
  public Optional<Login> login(EmailAddress folded) {
    return rows().account(folded).map(AccountRow::login);
  }

  /** The domain of login names without one: {@code preferred} if it exists, or the only one. */
  public Optional<Domain> defaultDomain(Domain preferred) {
    if (hasDomain(preferred)) {
      return Optional.of(preferred);
    }
    List<DomainRow> two = rows().domains(new Page(0, 2));
    return two.size() == 1 ? Optional.of(two.getFirst().name()) : Optional.empty();
  }

  /** The whole transport table. */
  public TransportMap transports() {
    return new TransportMap(
        rows().transports().stream().map(row -> row.transport(secrets)).toList(),
        settings.recipientDelimiters());
  }

  private DirectoryRows rows() {
    return new DirectoryRows(database);
  }
}
