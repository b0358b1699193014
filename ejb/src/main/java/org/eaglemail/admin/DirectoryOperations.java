package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;
import org.eaglemail.directory.Directory;
import org.eaglemail.directory.Page;
import org.eaglemail.directory.audit.Actor;
import org.eaglemail.directory.audit.Audit;
import org.eaglemail.directory.audit.AuditAction;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;

/**
 * Domains and accounts by text, as people write them. Each change is a transaction and counts at
 * once. What is not valid is an {@link IllegalArgumentException} that names the field.
 */
@Stateless
public class DirectoryOperations {
  @EJB private Directory directory;
  @EJB private Audit audit;

  /** Adds a domain. */
  public DomainEntry createDomain(String name) {
    return DomainEntry.of(directory.createDomain(domainName(name)));
  }

  /** A part of the domains, in the order they came; see {@link Page}. */
  public List<DomainEntry> domains(long after, int limit) {
    return directory.domains(new Page(after, limit)).stream().map(DomainEntry::of).toList();
  }

  /** One domain. */
  public DomainEntry domain(String name) {
    return DomainEntry.of(directory.domain(domainName(name)));
  }

  /** Removes a domain that has no accounts. */
  public void deleteDomain(String name) {
    directory.deleteDomain(domainName(name));
  }

  /** Adds an account to a domain that is here. */
  public AccountEntry createAccount(String address, String password) {
    return AccountEntry.of(directory.createAccount(address(address), password));
  }

  /** A part of the accounts of a domain, or of all. */
  public List<AccountEntry> accounts(Optional<String> domain, long after, int limit) {
    return directory
        .accounts(domain.map(DirectoryOperations::domainName), new Page(after, limit))
        .stream()
        .map(AccountEntry::of)
        .toList();
  }

  /** One account. */
  public AccountEntry account(String address) {
    return AccountEntry.of(directory.account(address(address)));
  }

  /** Gives an account another password; it is recorded, as its mail can be fetched with it. */
  public void setPassword(Actor actor, String address, String password) {
    directory.setPassword(address(address), password);
    audit.record(actor, AuditAction.SET_PASSWORD, address);
  }

  /** Removes an account and its mail. */
  public void deleteAccount(String address) {
    directory.deleteAccount(address(address));
  }

  private static Domain domainName(String name) {
    return Texts.read("name", name, Domain::parse);
  }

  private static EmailAddress address(String text) {
    return Texts.read("address", text, EmailAddress::parse);
  }
}
