package org.eaglemail.maildrop.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The row of an account's quota. */
@Entity(name = "AccountQuota")
@Table(name = "account_quota")
class QuotaRow {
  @Id
  @Column(name = "account_id")
  private long account;

  /** Null when all its columns are. */
  @Embedded private @Nullable QuotaColumns limits;

  private boolean warned;

  /** For JPA. */
  protected QuotaRow() {}

  QuotaRow(long account) {
    this.account = account;
  }

  long account() {
    return account;
  }

  Quota quota() {
    return limits == null ? Quota.NONE : limits.quota();
  }

  void quota(Quota changed) {
    limits = QuotaColumns.of(changed);
  }

  boolean warned() {
    return warned;
  }

  void warned(boolean now) {
    warned = now;
  }
}
