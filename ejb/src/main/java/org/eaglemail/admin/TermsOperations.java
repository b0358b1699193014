package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eaglemail.directory.Directory;
import org.eaglemail.maildrop.terms.OptionTable;
import org.eaglemail.maildrop.terms.TermsLookup;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;

/**
 * The terms of maildrops, by domains and addresses. Each change is a transaction, and holds from
 * the next login on. What is not valid is an {@link IllegalArgumentException}.
 */
@ApplicationScoped
public class TermsOperations {
  @EJB private Directory directory;
  @EJB private OptionTable table;
  @Inject private TermsLookup lookup;

  /** What is wanted of an account's maildrop, and what holds. */
  public AccountTerms ofAccount(String address) {
    long account = account(address);
    return new AccountTerms(
        TermsEntry.of(table.ofAccount(account)),
        TermsEntry.of(table.ofOwner(account)),
        TermsEntry.of(lookup.of(account)));
  }

  /** Sets what administrators want of an account's maildrop. */
  public void setOfAccount(String address, TermsEntry wanted) {
    table.setOfAccount(account(address), wanted.options());
  }

  /** Sets what its owner wants; a login delay is not his to say. */
  public void setOfOwner(String address, TermsEntry wanted) {
    table.setOfOwner(account(address), wanted.options());
  }

  /** What administrators want of a domain's maildrops. */
  public TermsEntry ofDomain(String name) {
    return TermsEntry.of(table.ofDomain(domain(name)));
  }

  /** Sets what administrators want of a domain's maildrops. */
  public void setOfDomain(String name, TermsEntry wanted) {
    table.setOfDomain(domain(name), wanted.options());
  }

  private long account(String address) {
    return directory.account(EmailAddress.parse(address)).id();
  }

  private long domain(String name) {
    return directory.domain(Domain.parse(name)).id();
  }
}
