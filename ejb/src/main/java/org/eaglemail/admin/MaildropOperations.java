package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import org.eaglemail.directory.Directory;
import org.eaglemail.directory.Page;
import org.eaglemail.maildrop.deleted.DeletedMail;
import org.eaglemail.maildrop.quota.Quota;
import org.eaglemail.maildrop.quota.Quotas;
import org.eaglemail.protocol.EmailAddress;
import org.jspecify.annotations.Nullable;

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

  /** Sets the most octets and messages; null for no limit. */
  public void setQuota(String address, @Nullable Long octets, @Nullable Long messages) {
    quotas.set(account(address), new Quota(optional(octets), optional(messages)));
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

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
