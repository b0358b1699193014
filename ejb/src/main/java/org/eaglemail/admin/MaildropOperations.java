package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eaglemail.directory.Directory;
import org.eaglemail.directory.Page;
import org.eaglemail.maildrop.deleted.DeletedMail;
import org.eaglemail.maildrop.quota.Quotas;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;

/**
 * The maildrops by the addresses of their accounts. Each change is a transaction. What is not valid
 * is an {@link IllegalArgumentException}.
 */
@ApplicationScoped
public class MaildropOperations {
  @EJB private Directory directory;
  @EJB private Quotas quotas;
  @EJB private DeletedMail deleted;

  /** How much is in a maildrop, and may be. */
  public MaildropEntry show(String address) {
    long account = account(address);
    return MaildropEntry.of(quotas.usage(account), quotas.find(account));
  }

  /** Sets an account's quota. */
  public void setQuota(String address, QuotaEntry wanted) {
    quotas.set(account(address), wanted.quota());
  }

  /** The quota that each account of a domain has which has none of its own. */
  public QuotaEntry quotaOfDomain(String name) {
    return QuotaEntry.of(quotas.ofDomain(domain(name)));
  }

  /** Sets it. */
  public void setQuotaOfDomain(String name, QuotaEntry wanted) {
    quotas.setOfDomain(domain(name), wanted.quota());
  }

  /** A part of what can be restored, in the order of arrival; see {@link Page}. */
  public List<DeletedEntry> deleted(String address, long after, int limit) {
    return deleted.list(account(address), new Page(after, limit)).stream()
        .map(DeletedEntry::of)
        .toList();
  }

  /**
   * Puts deleted messages back.
   *
   * @return how many of them could be
   */
  public int restore(String address, List<Long> entries) {
    return deleted.restore(account(address), entries);
  }

  private long account(String address) {
    return directory.account(EmailAddress.parse(address)).id();
  }

  private long domain(String name) {
    return directory.domain(Domain.parse(name)).id();
  }
}
